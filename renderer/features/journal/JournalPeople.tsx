import { useMemo } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { JournalLine } from '../../../shared/ipc/lesson-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useHubAnswer } from '../../bridge/use-hub-answer.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import styles from './JournalPane.module.css';

const isPeople = guardOf(HUB_CALLS['lessons.people'].answer);
const MINUTE_MS = 60_000;

/** Who was at one lesson, and for how long. */
export function JournalPeople(props: { readonly line: JournalLine; readonly onClose: () => void }) {
  const { line, onClose } = props;
  const { t, formats } = useI18n();
  const now = useNow();
  const { lesson, title, hostName, startedAt } = line;
  const answer = useHubAnswer(
    'lessons.people',
    isPeople,
    useMemo(() => ({ lesson }), [lesson]),
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} place="side">
      <p className={styles.quiet}>
        {formats.moment(startedAt, now)} · {t('journal.ledBy', { name: hostName })}
      </p>
      {answer ? null : <SkeletonRows count={4} />}
      {answer?.people.length === 0 ? <p>{t('journal.nobody')}</p> : null}
      <ul className={styles.people} aria-label={t('journal.people')}>
        {answer?.people.map(({ name, minutes }, index) => (
          <li key={index} className={styles.person}>
            <Avatar name={name} of="person" size="small" />
            <span className={styles.personName}>{name}</span>
            <span className={styles.quiet}>
              {minutes > 0 ? formats.duration(minutes * MINUTE_MS) : t('journal.byRoll')}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
