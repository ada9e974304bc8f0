import { NotebookPen, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { Button as LineButton } from 'react-aria-components/Button';
import type { HeldRow, PapersView, PaperView } from '../../../shared/replica/live/paper-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { OpenPaper, type PaperPlace } from './OpenPaper.tsx';
import { nameOfKind, paperName } from './paper-words.ts';
import styles from './Papers.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const NOTHING: PapersView = { papers: [], held: [] };

/** The button in the head of a chat that shows its minutes and reports; only where there can be any. */
export function ChatPapers({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const answer = useQuery('papers', { chat });
  const [isOpen, setIsOpen] = useState(false);
  const view = answer.isReady ? answer.value : NOTHING;
  if (view.papers.length === 0 && view.held.length === 0 && !isOpen) return null;
  return (
    <>
      <IconButton
        label={t('minutes.ofChat')}
        icon={<ScrollText {...ICON} />}
        onPress={() => setIsOpen(true)}
      />
      {isOpen ? <PapersDialog chat={chat} view={view} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

interface PapersDialogProps {
  readonly chat: string;
  readonly view: PapersView;
  readonly onClose: () => void;
}

function PapersDialog({ chat, view, onClose }: PapersDialogProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState<PaperPlace>();
  return (
    <>
      <Dialog title={t('minutes.ofChat')} isOpen={open === undefined} onClose={onClose} place="side">
        {view.papers.length === 0 && view.held.length === 0 ? (
          <EmptyPlace
            icon={<ScrollText {...ICON} />}
            title={t('minutes.none')}
            hint={t('minutes.noneHint')}
          />
        ) : null}
        {view.papers.length > 0 ? (
          <ul className={cx(styles.list, styles.section)} aria-label={t('minutes.ofChat')}>
            {view.papers.map((paper) => (
              <PaperLine
                key={paper.id}
                paper={paper}
                onOpen={() => setOpen({ chat, about: paper.about, day: '', paper: paper.id })}
              />
            ))}
          </ul>
        ) : null}
        {view.held.length > 0 ? (
          <section className={styles.section}>
            <h3 className={styles.part}>{t('minutes.without')}</h3>
            <p className={styles.quiet}>{t('minutes.withoutHint')}</p>
            <ul className={styles.list} aria-label={t('minutes.without')}>
              {view.held.map((row) => (
                <HeldLine
                  key={`${row.about} ${row.day}`}
                  row={row}
                  onOpen={() => setOpen({ chat, about: row.about, day: row.day, paper: '' })}
                />
              ))}
            </ul>
          </section>
        ) : null}
      </Dialog>
      {open ? <OpenPaper of={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function PaperLine({ paper, onOpen }: { readonly paper: PaperView; readonly onOpen: () => void }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const { body, signer } = paper;
  return (
    <li>
      <LineButton className={cx(styles.row)} onPress={onOpen}>
        <ScrollText {...ICON} />
        <span className={styles.words}>
          <span className={styles.name}>{paperName(paper, t)}</span>
          <span>{body.title}</span>
          <span className={styles.quiet}>
            {formats.moment(body.heldAt, now)} · {signer.name}
          </span>
        </span>
      </LineButton>
    </li>
  );
}

function HeldLine({ row, onOpen }: { readonly row: HeldRow; readonly onOpen: () => void }) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <li>
      <LineButton className={cx(styles.row)} onPress={onOpen}>
        <NotebookPen {...ICON} />
        <span className={styles.words}>
          <span className={styles.name}>{row.title}</span>
          <span className={styles.quiet}>
            {nameOfKind(row.type, row.report, t)} · {formats.moment(row.at, now)}
          </span>
        </span>
      </LineButton>
    </li>
  );
}
