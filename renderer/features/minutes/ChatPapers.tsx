import { NotebookPen, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { Button as LineButton } from 'react-aria-components/Button';
import type { HeldRow, PapersView, PaperView } from '../../../shared/replica/live/paper-views.ts';
import type { MeetingRow } from '../../../shared/replica/live/session-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { MeetingList } from './MeetingList.tsx';
import { MeetingPane } from './MeetingPane.tsx';
import { OpenPaper, type PaperPlace } from './OpenPaper.tsx';
import { nameOfKind, paperName } from './paper-words.ts';
import styles from './Papers.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const NOTHING: PapersView = { papers: [], held: [] };
const NO_MEETINGS: readonly MeetingRow[] = [];

/** The button in the head of a chat that shows its minutes and reports; only where there can be any. */
export function ChatPapers({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const answer = useQuery('papers', { chat });
  const [isOpen, setIsOpen] = useState(false);
  const meetings = useQuery('meetings', { chat });
  const view = answer.isReady ? answer.value : NOTHING;
  const past = meetings.isReady ? meetings.value : NO_MEETINGS;
  if (view.papers.length + view.held.length + past.length === 0 && !isOpen) return null;
  return (
    <>
      <IconButton
        label={t('minutes.ofChat')}
        icon={<ScrollText {...ICON} />}
        onPress={() => setIsOpen(true)}
      />
      {isOpen ? <PapersDialog chat={chat} view={view} past={past} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

interface PapersDialogProps {
  readonly chat: string;
  readonly view: PapersView;
  readonly past: readonly MeetingRow[];
  readonly onClose: () => void;
}

function PapersDialog({ chat, view, past, onClose }: PapersDialogProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState<PaperPlace>();
  const [meeting, setMeeting] = useState<MeetingRow>();
  if (meeting) {
    return <MeetingPane row={meeting} onClose={() => setMeeting(undefined)} onLeave={onClose} />;
  }
  return (
    <>
      <Dialog title={t('minutes.ofChat')} isOpen={open === undefined} onClose={onClose} place="side">
        {view.papers.length + view.held.length + past.length === 0 ? (
          <EmptyPlace
            icon={<ScrollText {...ICON} />}
            title={t('minutes.none')}
            hint={t('minutes.noneHint')}
          />
        ) : null}
        {view.papers.length > 0 ? (
          <section className={styles.section}>
            <h3 className={styles.part}>{t('minutes.papers')}</h3>
            <ul className={styles.list} aria-label={t('minutes.papers')}>
              {view.papers.map((paper) => (
                <PaperLine
                  key={paper.id}
                  paper={paper}
                  onOpen={() => setOpen({ chat, about: paper.about, day: '', paper: paper.id })}
                />
              ))}
            </ul>
          </section>
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
        {past.length > 0 ? (
          <section className={styles.section}>
            <h3 className={styles.part}>{t('meeting.held')}</h3>
            <MeetingList rows={past} label={t('meeting.held')} hasChat={false} onOpen={setMeeting} />
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
