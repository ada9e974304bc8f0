import type { Directory } from '../../shared/directory/directory.ts';
import { readingState } from '../../shared/moderation/closed-reading.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import { type AuthorPart, logName } from '../../shared/schema/envelope.ts';
import { membershipId } from '../../shared/schema/membership.ts';
import { removalId } from '../../shared/schema/removal.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { Claim } from '../../shared/sync/held.ts';
import type { Hub } from '../hub.ts';
import { readableScopes } from '../sync/readable-scopes.ts';
import { type Limits, limitsOf } from '../sync/reading-limits.ts';

/** What a person may read at a moment. */
export interface SessionAccess {
  readonly facts: PersonFacts;
  readonly scopes: readonly string[];
  readonly limits: Limits;
  readonly directory: Directory;
}

export async function accessOf(hub: Hub, person: string): Promise<SessionAccess> {
  const directory = await hub.facts.directory();
  const facts = directory.factsOf(person);
  return { facts, scopes: readableScopes(directory, facts), limits: limitsOf(directory, facts), directory };
}

/**
 * Chats from which the person was once taken out by a movement, or in which a block kept back what was said, and of
 * which the claim may lack something in the middle: that was passed over, and the claim does not reach the moment in
 * which the person joined again or reading was opened again.
 */
export function doubtedScopes(
  { facts, directory }: SessionAccess,
  claims: ReadonlyMap<string, Claim>,
): readonly string[] {
  if (claims.size === 0) return [];
  const { person, chats, pastChats } = facts;
  return [...chats, ...pastChats.keys()].flatMap((chat) => {
    const scope = scopeOf.chat(chat);
    const { reopenings } = readingState(directory, { chat, person });
    if (!reopenings.every((reopening) => reaches(claims, scope, reopening))) return [scope];
    if (!directory.get('removal', removalId(chat, person))) return [];
    const joined = directory.get('membership', membershipId(chat, person));
    return joined && reaches(claims, scope, joined) ? [] : [scope];
  });
}

function reaches(claims: ReadonlyMap<string, Claim>, scope: string, document: AuthorPart): boolean {
  if (!('hub' in document && 'epoch' in document && 'seq' in document)) return false;
  const { hub, epoch, seq } = document;
  if (typeof hub !== 'string' || typeof epoch !== 'string' || typeof seq !== 'number') return false;
  const claim = claims.get(logName({ hub, epoch }));
  return claim !== undefined && (claim.partial.get(scope)?.high ?? claim.upTo) >= seq;
}
