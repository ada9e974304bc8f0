import type { MeetingRow } from '../../../shared/replica/live/session-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { MeetingRest } from './MeetingRest.tsx';
import { meetingTitle } from './paper-words.ts';
import styles from './Papers.module.css';

interface MeetingPaneProps {
  readonly row: MeetingRow;
  readonly onClose: () => void;
  /** When one goes on to the recording. */
  readonly onLeave: () => void;
}

/** Something that was held, with all that stays of it. */
export function MeetingPane({ row, onClose, onLeave }: MeetingPaneProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const { chat, lesson, chatTitle, host, startedAt, endedAt } = row;
  const when = [formats.moment(startedAt, now)];
  if (endedAt > startedAt) when.push(formats.duration(endedAt - startedAt));
  return (
    <Dialog title={meetingTitle(row, t)} isOpen onClose={onClose} place="side">
      <div className={styles.meeting}>
        <p>{when.join(' · ')}</p>
        <p className={styles.quiet}>
          {[chatTitle === row.title ? '' : chatTitle, t('journal.ledBy', { name: host.name })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <MeetingRest chat={chat} lesson={lesson} onLeave={onLeave} />
      </div>
    </Dialog>
  );
}
