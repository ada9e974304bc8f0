import { Checkbox } from 'react-aria-components/Checkbox';
import { Check } from 'lucide-react';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './Recording.module.css';

/** Those who missed the lesson. A class that watches together is marked here by whoever leads it. */
export function CaughtUpList({ view }: { readonly view: RecordingView }) {
  const { t } = useI18n();
  const mark = useCommand(bridge().lesson.do);
  const { lesson, missed } = view;
  const count = missed.filter(({ isCaughtUp }) => isCaughtUp).length;
  return (
    <>
      <p className={styles.count} role="status">
        {t('recording.caughtUpCount', { count, all: missed.length })}
      </p>
      <p className={styles.hint}>{t('recording.togetherHint')}</p>
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
