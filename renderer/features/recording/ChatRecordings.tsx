import { CassetteTape } from 'lucide-react';
import { useState } from 'react';
import { Button as LineButton } from 'react-aria-components/Button';
import type { RecordedRow } from '../../../shared/replica/live/recording-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from '../minutes/Papers.module.css';
import { recordedFacts } from './recorded-facts.ts';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The button in the head of a chat that shows its recordings; only where there are some. */
export function ChatRecordings({ chat, title }: { readonly chat: string; readonly title: string }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useQuery('recordings', { chat, lesson: '' });
  const rows = answer.isReady ? answer.value : [];
  if (rows.length === 0) return null;
  return (
    <>
      <IconButton
        label={t('recording.ofChat')}
        icon={<CassetteTape {...ICON} />}
        onPress={() => setIsOpen(true)}
      />
      <Dialog
        title={t('recording.ofChatTitle', { title })}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        place="side"
      >
        <ul className={styles.list} aria-label={t('recording.ofChat')}>
          {rows.map((row) => (
            <Row key={row.lesson} row={row} onGo={() => setIsOpen(false)} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function Row({ row, onGo }: { readonly row: RecordedRow; readonly onGo: () => void }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const { lesson, chat } = row;
  return (
    <li>
      <LineButton
        className={cx(styles.row)}
        onPress={() => {
          onGo();
          go({ to: 'recording', lesson, chat });
        }}
      >
        <CassetteTape {...ICON} />
        <span className={styles.words}>
          <span className={styles.name}>
            {t(`recording.of.${row.type}`, { when: formats.moment(row.startedAt, now) })}
          </span>
          <span>{row.title}</span>
          <span className={styles.quiet}>{recordedFacts(row, { t, formats })}</span>
        </span>
      </LineButton>
    </li>
  );
}
