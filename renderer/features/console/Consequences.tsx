import { useMemo } from 'react';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { consequenceLines } from './consequence-lines.ts';
import { classroomsOf, groupConsequences } from './group-consequences.ts';
import styles from './ActDialog.module.css';

/** As many people as one reads before doing something; the rest is counted. */
const MOST_PEOPLE = 40;

interface ConsequencesProps {
  readonly consequences: readonly Consequence[];
  /** Names of people whom the act itself makes. */
  readonly newNames?: Readonly<Record<string, string>>;
}

/** What an act changes, in plain words, person by person. */
export function Consequences({ consequences, newNames = {} }: ConsequencesProps) {
  const { t } = useI18n();
  const people = useMemo(() => groupConsequences(consequences), [consequences]);
  const shown = people.slice(0, MOST_PEOPLE);
  const names = useQuery('school.names', {
    people: shown.map(({ person }) => person),
    classrooms: classroomsOf(consequences).slice(0, 500),
  });
  if (people.length === 0) return <p className={styles.quiet}>{t('act.nobodyChanges')}</p>;
  if (!names.isReady) return null;
  const nameOf = (id: string) => newNames[id] ?? names.value.people[id] ?? t('act.unknownPerson');
  return (
    <ul className={styles.people}>
      {shown.map((one) => (
        <li key={one.person} className={styles.person}>
          <p className={styles.name}>{nameOf(one.person)}</p>
          <ul className={styles.lines}>
            {consequenceLines(one, names.value.classrooms, t).map(({ tone, text }) => (
              <li key={text} className={styles[tone]}>
                {text}
              </li>
            ))}
          </ul>
        </li>
      ))}
      {people.length > MOST_PEOPLE ? (
        <li className={styles.quiet}>{t('act.andMore', { count: people.length - MOST_PEOPLE })}</li>
      ) : null}
    </ul>
  );
}
