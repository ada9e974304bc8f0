import { useMemo } from 'react';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import { ROLES } from '../../../shared/schema/person.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { classroomsOf, groupConsequences, type PersonConsequences } from './group-consequences.ts';
import styles from './ActDialog.module.css';

/** As many people as one reads before doing something; the rest is counted. */
const MOST_PEOPLE = 40;
/** Chats that stay are named up to here, and counted beyond. */
const MOST_STAYING = 3;

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
  const classroomOf = (id: string) => names.value.classrooms[id] ?? t('act.unknownClass');
  return (
    <ul className={styles.people}>
      {shown.map((one) => (
        <li key={one.person} className={styles.person}>
          <p className={styles.name}>{nameOf(one.person)}</p>
          <ul className={styles.lines}>
            {linesOf(one, classroomOf, t).map(({ tone, text }) => (
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

interface Line {
  readonly tone: 'gain' | 'loss' | 'same';
  readonly text: string;
}

function linesOf(
  one: PersonConsequences,
  classroomOf: (id: string) => string,
  t: Translate,
): readonly Line[] {
  const lines = one.changes.map((change): Line => changeLine(change, classroomOf, t));
  if (one.ends.length > 0) lines.push({ tone: 'loss', text: t('act.chatsEnd', chats(one.ends)) });
  if (one.offers.length > 0) lines.push({ tone: 'gain', text: t('act.chatsOffered', chats(one.offers)) });
  if (one.stays.length > MOST_STAYING) {
    lines.push({ tone: 'same', text: t('act.manyChatsStay', { count: one.stays.length }) });
  } else if (one.stays.length > 0) {
    lines.push({ tone: 'same', text: t('act.chatsStay', chats(one.stays)) });
  }
  return lines;
}

function chats(titles: readonly string[]) {
  return { count: titles.length, titles: titles.map((title) => `«${title}»`).join(', ') };
}

function changeLine(
  change: PersonConsequences['changes'][number],
  classroomOf: (id: string) => string,
  t: Translate,
): Line {
  switch (change.what) {
    case 'enters':
    case 'confirmed':
      return { tone: 'gain', text: t(`act.${change.what}`) };
    case 'leaves':
    case 'unconfirmed':
      return { tone: 'loss', text: t(`act.${change.what}`) };
    case 'roleBegins':
      return { tone: 'gain', text: t('act.roleBegins', { role: roleWord(change.role, t) }) };
    case 'roleEnds':
      return { tone: 'loss', text: t('act.roleEnds', { role: roleWord(change.role, t) }) };
    case 'classBegins':
    case 'familyClassBegins':
      return { tone: 'gain', text: t(`act.${change.what}`, { classroom: classroomOf(change.classroom) }) };
    case 'classEnds':
    case 'familyClassEnds':
      return { tone: 'loss', text: t(`act.${change.what}`, { classroom: classroomOf(change.classroom) }) };
  }
}

function roleWord(name: string, t: Translate): string {
  const role = ROLES.find((known) => known === name);
  return role ? t(`role.${role}`) : name;
}
