import type { Consequence } from '../../../shared/directory/consequence.ts';
import type { NamesView } from '../../../shared/replica/school/names-query.ts';
import { ROLES } from '../../../shared/schema/person.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { PersonConsequences } from './group-consequences.ts';

export interface ConsequenceLine {
  readonly tone: 'gain' | 'loss' | 'same';
  readonly text: string;
}

type ClassChange = 'classBegins' | 'classEnds' | 'familyClassBegins' | 'familyClassEnds';

const CLASS_CHANGES: readonly ClassChange[] = [
  'classEnds',
  'classBegins',
  'familyClassEnds',
  'familyClassBegins',
];
/** Chats, and subjects of a class, are named up to here, and counted beyond. */
const MOST_NAMED = 3;

/** What happens to one person in sentences without a subject. A class is named with its subjects counted. */
export function consequenceLines(
  one: PersonConsequences,
  classrooms: NamesView['classrooms'],
  t: Translate,
): readonly ConsequenceLine[] {
  const lines = one.changes.flatMap((change): readonly ConsequenceLine[] => roleLine(change, t));
  for (const what of CLASS_CHANGES) {
    const ids = one.changes.flatMap((change) =>
      change.what === what && 'classroom' in change ? [change.classroom] : [],
    );
    if (ids.length === 0) continue;
    const tone = what === 'classBegins' || what === 'familyClassBegins' ? 'gain' : 'loss';
    lines.push({ tone, text: t(`act.${what}`, { classroom: classWords(ids, classrooms, t) }) });
  }
  if (one.ends.length > 0) lines.push({ tone: 'loss', text: t('act.chatsEnd', chats(one.ends, t)) });
  if (one.offers.length > 0) lines.push({ tone: 'gain', text: t('act.chatsOffered', chats(one.offers, t)) });
  if (one.stays.length > 0) lines.push({ tone: 'same', text: t('act.chatsStay', chats(one.stays, t)) });
  return lines;
}

function roleLine(change: Consequence, t: Translate): ConsequenceLine[] {
  switch (change.what) {
    case 'enters':
    case 'confirmed':
      return [{ tone: 'gain', text: t(`act.${change.what}`) }];
    case 'leaves':
    case 'unconfirmed':
      return [{ tone: 'loss', text: t(`act.${change.what}`) }];
    case 'roleBegins':
      return [{ tone: 'gain', text: t('act.roleBegins', { role: roleWord(change.role, t) }) }];
    case 'roleEnds':
      return [{ tone: 'loss', text: t('act.roleEnds', { role: roleWord(change.role, t) }) }];
    default:
      return [];
  }
}

function roleWord(name: string, t: Translate): string {
  const role = ROLES.find((known) => known === name);
  return role ? t(`role.${role}`) : name;
}

/** «7Б, 15 предметов»: a pupil's subjects go with the class and need not be read one by one. */
function classWords(ids: readonly string[], classrooms: NamesView['classrooms'], t: Translate): string {
  const titleOf = (id: string) => classrooms[id]?.title ?? t('act.unknownClass');
  const subjects = ids.filter((id) => classrooms[id]?.type === 'subject');
  const named = ids.filter((id) => classrooms[id]?.type !== 'subject').map(titleOf);
  if (subjects.length > MOST_NAMED)
    return [...named, t('act.subjects', { count: subjects.length })].join(', ');
  return [...named, ...subjects.map((id) => quoted(titleOf(id)))].join(', ');
}

function chats(titles: readonly string[], t: Translate) {
  const named = titles.slice(0, MOST_NAMED).map(quoted);
  const rest = titles.length - named.length;
  const all = rest === 0 ? named.join(', ') : t('act.andChats', { titles: named.join(', '), count: rest });
  return { count: titles.length, titles: all };
}

/** A title that has a name in quotes in it needs no others around it. */
function quoted(title: string): string {
  return title.includes('«') ? title : `«${title}»`;
}
