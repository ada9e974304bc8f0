import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { MAX_PAGES } from '../../../../shared/schema/stage.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { InkSheet } from './InkSheet.tsx';
import { InkTools } from './InkTools.tsx';
import { useInk } from './use-ink.ts';
import styles from './Stage.module.css';

interface BoardPageProps {
  readonly chat: string;
  readonly lesson: string;
  readonly page: number;
  readonly mayLead: boolean;
  readonly mayDraw: boolean;
}

const RATIO = 16 / 9;
const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const KEYS: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 };

/** A white sheet to draw on together. */
export function BoardPage({ chat, lesson, page, mayLead, mayDraw }: BoardPageProps) {
  const { t } = useI18n();
  const ink = useInk({ chat, lesson, on: '', page }, mayDraw, true);
  const pages = Math.max(page, ...ink.ink.pages);
  const turn = (to: number) => {
    if (!mayLead || to < 1 || to > MAX_PAGES || to === page) return;
    void ask(bridge().lesson.stage, { do: 'show', lesson, cue: { show: 'board', at: 0, page: to } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (step === undefined || !mayLead) return;
    event.preventDefault();
    turn(Math.min(pages, page + step));
  };
  const words = t('stage.boardOf', { page, pages });
  return (
    <div className={styles.column} onKeyDown={onKeyDown}>
      <div className={styles.sheetPlace} role="group" aria-label={words} tabIndex={mayLead ? 0 : undefined}>
        <div
          className={styles.board}
          style={{ aspectRatio: `${RATIO}`, width: `min(100cqw, calc(100cqh * ${RATIO}))` }}
        >
          <InkSheet
            ink={ink.ink}
            nib={ink.nib}
            text={ink.text}
            onStrokes={ink.draw}
            onText={() => ink.setText('')}
          />
        </div>
      </div>
      {ink.error ? <ErrorNote error={ink.error} /> : null}
      <div className={styles.strip}>
        {mayDraw ? <InkTools ink={ink} mayClear={mayLead} /> : null}
        {mayLead ? (
          <IconButton
            label={t('stage.previous')}
            icon={<ChevronLeft {...ICON} />}
            isDisabled={page <= 1}
            onPress={() => turn(page - 1)}
          />
        ) : null}
        <p className={styles.where} role="status">
          {t('stage.pageOf', { page, pages })}
        </p>
        {mayLead ? (
          <>
            <IconButton
              label={t('stage.next')}
              icon={<ChevronRight {...ICON} />}
              isDisabled={page >= pages}
              onPress={() => turn(page + 1)}
            />
            <IconButton
              label={t('stage.newPage')}
              icon={<Plus {...ICON} />}
              onPress={() => turn(pages + 1)}
            />
          </>
        ) : null}
      </div>
    </div>
  );
}
