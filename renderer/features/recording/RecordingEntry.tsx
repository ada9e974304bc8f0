import { Play } from 'lucide-react';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { recordedFacts } from './recorded-facts.ts';
import styles from './RecordingEntry.module.css';

interface RecordingEntryProps {
  readonly lesson: string;
  readonly onGo?: () => void;
}

/** The way from something held to its recording, where there is one on this computer. */
export function RecordingEntry({ lesson, onGo }: RecordingEntryProps) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const answer = useQuery('recordings', { chat: '', lesson });
  const row = answer.isReady ? answer.value[0] : undefined;
  if (!row) return null;
  return (
    <div className={styles.entry}>
      <Button
        icon={<Play size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => {
          onGo?.();
          go({ to: 'recording', lesson, chat: row.chat });
        }}
      >
        {t('recording.open')}
      </Button>
      <p className={styles.facts}>{recordedFacts(row, { t, formats })}</p>
    </div>
  );
}
