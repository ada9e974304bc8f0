import { listName } from '../../schema/person.ts';
import { SCHOOL_WRITER } from '../../schema/envelope.ts';
import type { SchoolSource } from './school-query.ts';

export interface PersonLogLine {
  readonly id: string;
  readonly at: number;
  /** '' where it happened by itself. */
  readonly actorName: string;
  readonly action: string;
  readonly clause: string;
  /** '' where none was given, or where this replica may not read it. */
  readonly reason: string;
}

const MOST_LINES = 30;
const PAGE = 500;
/** So many lines of the log are looked through; older ones are in the log itself. */
const MOST_PAGES = 6;

/** The newest lines of the log that name a person, the newest first. */
export async function personLog(source: SchoolSource, person: string): Promise<readonly PersonLogLine[]> {
  const found: PersonLogLine[] = [];
  let before = '';
  for (let page = 0; page < MOST_PAGES && found.length < MOST_LINES; page++) {
    const lines = await source.log(before, PAGE);
    for (const { id, body } of lines) {
      if (!body.targets.includes(person) || found.length >= MOST_LINES) continue;
      const { at, actor, action, clause, act } = body;
      const card = actor === SCHOOL_WRITER ? undefined : source.directory.get('person', actor);
      const reason = act === '' ? '' : ((await source.act(act))?.reason ?? '');
      found.push({ id, at, action, clause, reason, actorName: card ? listName(card.body) : '' });
    }
    const last = lines.at(-1);
    if (!last || lines.length < PAGE) break;
    before = last.order;
  }
  return found;
}
