import { Checkbox } from 'react-aria-components/Checkbox';
import { Check } from 'lucide-react';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './Recording.module.css';

/** Those who missed the lesson. A class that watches together is marked here by whoever leads it. */
export function CaughtUpList({ view }: { readonly view: RecordingView }) {
  const { t } = useI18n();
  const mark = useCommand(bridge().lesson.do);
  const { lesson, missed } = view;
  const toast = useToast();
  const waiting = missed.filter(({ isCaughtUp }) => !isCaughtUp).map(({ person }) => person.id);
  const count = missed.length - waiting.length;
  const markAll = async (isCaughtUp: boolean) => {
    for (const person of waiting) {
      const outcome = await mark.run({ do: 'caughtUp', lesson, person, isCaughtUp });
      if (!outcome.ok) return;
    }
    if (isCaughtUp) toast({ text: t('recording.allMarked'), undo: () => void markAll(false) });
  };
  return (
    <>
      <p className={styles.count} role="status">
        {t('recording.caughtUpCount', { count, all: missed.length })}
      </p>
      <p className={styles.hint}>{t('recording.togetherHint')}</p>
      {waiting.length > 1 ? (
        <div className={styles.together}>
          <Button isPending={mark.isRunning} onPress={() => void markAll(true)}>
            {t('recording.markAll')}
          </Button>
        </div>
      ) : null}
      {mark.error ? <ErrorNote error={mark.error} /> : null}
      <ul className={styles.list} aria-label={t('recording.tab.caughtUp')}>
        {missed.map(({ person, isCaughtUp }) => (
          <li key={person.id}>
            <Checkbox
              className={cx(styles.person)}
              isSelected={isCaughtUp}
              onChange={(isNow) =>
                void mark.run({ do: 'caughtUp', lesson, person: person.id, isCaughtUp: isNow })
              }
            >
              <Avatar name={person.name} of="person" size="small" />
              <span className={styles.personName}>{person.name}</span>
              <span className={styles.box} aria-hidden="true">
                <Check size="1.125rem" strokeWidth={2.25} />
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}
