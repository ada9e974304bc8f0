import { useMemo } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { JournalLine, JournalPaper } from '../../../shared/ipc/lesson-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useHubAnswer } from '../../bridge/use-hub-answer.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { RecordingEntry } from '../recording/RecordingEntry.tsx';
import styles from './JournalPane.module.css';

const isPeople = guardOf(HUB_CALLS['lessons.people'].answer);
const MINUTE_MS = 60_000;

/** Who was at one lesson, and for how long. */
export function JournalPeople(props: { readonly line: JournalLine; readonly onClose: () => void }) {
  const { line, onClose } = props;
  const { t, formats } = useI18n();
  const now = useNow();
  const { about, day, title, hostName, startedAt } = line;
  const answer = useHubAnswer(
    'lessons.people',
    isPeople,
    useMemo(() => ({ about, day }), [about, day]),
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} place="side">
      <p className={styles.quiet}>
        {formats.moment(startedAt, now)} · {t('journal.ledBy', { name: hostName })}
      </p>
      {day === '' ? <RecordingEntry lesson={about} /> : null}
      {answer ? null : <SkeletonRows count={4} />}
      {answer?.people.length === 0 ? <p>{t(nobodyWords(line))}</p> : null}
      {answer?.papers.map((paper, index) => (
        <Paper key={index} paper={paper} />
      ))}
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

/** Why nobody is named. */
function nobodyWords({ state, day }: JournalLine) {
  if (state === 'planned' || state === 'notHeld' || state === 'cancelled')
    return `journal.state.${state}` as const;
  return day === '' ? 'journal.nobody' : 'journal.noComputer';
}

/** A report whole; of minutes that they are signed. */
function Paper({ paper }: { readonly paper: JournalPaper }) {
  const { t } = useI18n();
  const { report, number, title, signerName, present, subject, results, places } = paper;
  const name = report === '' ? t('minutes.title') : t(`minutes.report.${report}`);
  const facts = [t('minutes.count', { count: present }), signerName].join(' · ');
  return (
    <section className={styles.paper}>
      <h3 className={styles.paperName}>
        {number === '' ? name : t('minutes.numbered', { name, number })}: {title}
      </h3>
      <p className={styles.quiet}>{facts}</p>
      {report === '' ? <p className={styles.quiet}>{t('journal.minutesInChat')}</p> : null}
      {subject === '' ? null : <p>{subject}</p>}
      {results === '' ? null : <p className={styles.results}>{results}</p>}
      {places.length === 0 ? null : (
        <ul className={styles.places} aria-label={t('minutes.places')}>
          {places.map(({ place, who }, index) => (
            <li key={index}>
              {place}: {who}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
