import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import { listName } from '../../schema/person.ts';
import { schoolQuery, type SchoolSource } from './school-query.ts';

export interface LogTarget {
  readonly id: string;
  readonly what: 'person' | 'classroom' | 'chat' | 'paper' | 'link' | 'other';
  /** '' for what this replica does not know, or what was erased. */
  readonly name: string;
}

export interface LogRow {
  readonly id: string;
  /** Its number in the hub's log. */
  readonly n: number;
  /** Milliseconds since 1970 by hub time. */
  readonly at: number;
  /** '' where it happened by itself. */
  readonly actorName: string;
  readonly action: string;
  readonly targets: readonly LogTarget[];
  readonly clause: string;
  /** '' where none was given, or where this reader may not read the act. */
  readonly reason: string;
}

export interface LogView {
  readonly rows: readonly LogRow[];
  readonly hasEarlier: boolean;
}

/** The newest lines of the log of what was done; nothing for who may not read it. */
export const logQuery = schoolQuery({
  params: Type.Object(
    { limit: Type.Integer({ minimum: 1, maximum: 5000 }), person: Type.String({ maxLength: 64 }) },
    { additionalProperties: false },
  ),
  answer: async (source, { limit, person }): Promise<LogView> => {
    if (!can(source.facts, 'audit.read')) return { rows: [], hasEarlier: false };
    const wanted = person === '' ? limit : 5000;
    const lines = await source.log('', wanted + 1);
    const about = lines.filter(
      ({ body }) => person === '' || body.actor === person || body.targets.includes(person),
    );
    const rows = await Promise.all(
      about.slice(0, limit).map(async ({ id, body }): Promise<LogRow> => {
        const { n, at, actor, action, targets, clause, act } = body;
        const reason = act === '' ? '' : ((await source.act(act))?.reason ?? '');
        return {
          id,
          n,
          at,
          actorName: nameOf(source, actor),
          action,
          // Slips and devices have no names; they are found by the act.
          targets: targets
            .map((target) => targetOf(source, target))
            .filter(({ what }) => what !== 'other')
            .slice(0, 20),
          clause,
          reason,
        };
      }),
    );
    return { rows, hasEarlier: about.length > limit };
  },
});

function nameOf({ directory }: SchoolSource, person: string): string {
  const card = directory.get('person', person);
  return card ? listName(card.body) : '';
}

function targetOf(source: SchoolSource, id: string): LogTarget {
  const { directory } = source;
  if (directory.get('person', id)) return { id, what: 'person', name: nameOf(source, id) };
  const classroom = directory.get('classroom', id);
  if (classroom) return { id, what: 'classroom', name: classroom.body.title };
  const paper = directory.get('paper', id);
  if (paper) return { id, what: 'paper', name: paper.body.title };
  const link = directory.get('link', id);
  if (link) return { id, what: 'link', name: link.body.title };
  const chat = directory.chat(id);
  return chat ? { id, what: 'chat', name: chat.title } : { id, what: 'other', name: '' };
}
