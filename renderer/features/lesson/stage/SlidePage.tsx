import type { KeyboardEvent } from 'react';
import type { OnStage } from '../../../../shared/replica/live/stage-views.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { InkSheet } from './InkSheet.tsx';
import { InkTools } from './InkTools.tsx';
import { PageOnItsWay, SlideSheet } from './SlideSheet.tsx';
import { SlideStrip } from './SlideStrip.tsx';
import { SourceOf } from './SourceOf.tsx';
import { useInk } from './use-ink.ts';
import { useHurry } from './use-stage-files.ts';
import styles from './Stage.module.css';

export type ShownSlides = Extract<OnStage, { readonly show: 'slides' }>;

interface SlidePageProps {
  readonly chat: string;
  readonly lesson: string;
  readonly on: ShownSlides;
  readonly mayLead: boolean;
  readonly mayDraw: boolean;
}

const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  PageDown: 1,
  ArrowLeft: -1,
  PageUp: -1,
};

/** A page of slides; whoever leads turns it, also by keyboard. */
export function SlidePage({ chat, lesson, on, mayLead, mayDraw }: SlidePageProps) {
  const { t } = useI18n();
  const { exhibit, id, page, pages } = on;
  const ink = useInk({ chat, lesson, on: id, page }, mayDraw, false);
  useHurry(exhibit, page);
  const turn = (to: number) => {
    const inside = Math.min(pages, Math.max(1, to));
    if (!mayLead || inside === page) return;
    void ask(bridge().lesson.stage, {
      do: 'show',
      lesson,
      cue: { show: 'slides', at: 0, exhibit: id, page: inside, pages },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (step === undefined || !mayLead || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    turn(page + step);
  };
  const label = t('stage.slideOf', { page, pages, title: exhibit?.title ?? '' });
  return (
    <div className={styles.column} onKeyDown={onKeyDown}>
      <div
        className={styles.sheetPlace}
        role="group"
        aria-label={label}
        // Whoever leads turns pages by the arrow keys here.
        tabIndex={mayLead ? 0 : undefined}
      >
        {exhibit ? (
          <SlideSheet exhibit={exhibit} page={page} label={label}>
            <InkSheet
              ink={ink.ink}
              nib={ink.nib}
              text={ink.text}
              onStrokes={ink.draw}
              onText={() => ink.setText('')}
            />
          </SlideSheet>
        ) : (
          <PageOnItsWay share={undefined} />
        )}
      </div>
      {exhibit ? (
        <SlideStrip exhibit={exhibit} page={page} pages={pages} onTurn={mayLead ? turn : undefined} />
      ) : null}
      {ink.error ? <ErrorNote error={ink.error} /> : null}
      <div className={styles.strip}>
        {mayDraw && exhibit ? <InkTools ink={ink} mayClear={mayLead} /> : null}
        {exhibit ? <SourceOf exhibit={exhibit} /> : null}
      </div>
    </div>
  );
}
