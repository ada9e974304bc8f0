import { CassetteTape, History, ScrollText } from 'lucide-react';
import { Button as LineButton } from 'react-aria-components/Button';
import type { MeetingRow } from '../../../shared/replica/live/session-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { meetingTitle } from './paper-words.ts';
import styles from './Papers.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const SMALL = { size: '1rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

interface MeetingListProps {
  readonly rows: readonly MeetingRow[];
  readonly label: string;
  readonly hasChat: boolean;
  readonly onOpen: (row: MeetingRow) => void;
}

/** What was held, the latest first, with signs of what stays of it. */
export function MeetingList({ rows, label, hasChat, onOpen }: MeetingListProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map((row) => (
        <li key={row.lesson}>
          <LineButton className={cx(styles.row)} onPress={() => onOpen(row)}>
            <History {...ICON} />
            <span className={styles.words}>
              <span className={styles.name}>{meetingTitle(row, t)}</span>
              <span className={styles.quiet}>
                {[
                  formats.moment(row.startedAt, now),
                  hasChat && row.chatTitle !== row.title ? row.chatTitle : row.host.name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {row.hasPaper || row.recordedMs > 0 ? (
                <span className={styles.signs}>
                  {row.recordedMs > 0 ? (
                    <span className={styles.signOf}>
                      <CassetteTape {...SMALL} />
                      {t('meeting.hasRecording')}
                    </span>
                  ) : null}
                  {row.hasPaper ? (
                    <span className={styles.signOf}>
                      <ScrollText {...SMALL} />
                      {t('meeting.hasPaper')}
                    </span>
                  ) : null}
                </span>
              ) : null}
            </span>
          </LineButton>
        </li>
      ))}
    </ul>
  );
}
