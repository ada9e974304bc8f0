import { moderatorsOf } from '../moderation/moderators-of.ts';
import { refusalOf } from '../permissions/can.ts';
import type { WriteContext } from '../permissions/may-write.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';

/** What has to be known of the school. */
type Place = Pick<WriteContext, 'factsOf' | 'isOn'> & Parameters<typeof moderatorsOf>[0];
type Session = DocumentOf<'session', AuthorPart>;

/**
 * Who answers for something planned: whoever planned it, and once they may change nothing there any more, who keeps
 * order in its chat first (decision D-9). It follows from the documents, so it is the same on every hub.
 */
export function keeperOf(school: Place, session: Pick<Session, 'by' | 'parent'>): string {
  const place = { chat: session.parent, about: school.chat(session.parent) };
  const refusal = refusalOf(school.factsOf(session.by), 'session.change', place, school.isOn);
  if (refusal === undefined) return session.by;
  return moderatorsOf(school, session.parent)[0] ?? session.by;
}

/** What is planned without what somebody else has taken over since. */
export function standing<S extends Session>(sessions: Iterable<S>): readonly S[] {
  const all = [...sessions];
  const replaced = new Set(all.flatMap(({ body }) => (body.instead === undefined ? [] : [body.instead])));
  return all.filter(({ id }) => !replaced.has(id));
}

/** What stands in the place of something planned; itself where nobody has taken it over. */
export function latestOf<S extends Session>(sessions: ReadonlyMap<string, S>, id: string): S | undefined {
  const next = [...sessions.values()].find(({ body }) => body.instead === id);
  return next ? latestOf(sessions, next.id) : sessions.get(id);
}

/** Whether somebody may take something planned over: it is this keeper's, in the same place, and stays what it is. */
export function mayTakeOver(school: Place, part: Session, before: AuthorPart | undefined): boolean {
  return (
    before !== undefined &&
    isOfKind(before, 'session') &&
    before.scope === part.scope &&
    before.by !== part.by &&
    before.body.type === part.body.type &&
    keeperOf(school, before) === part.by
  );
}
