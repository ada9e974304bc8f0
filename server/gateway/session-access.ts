import type { Directory } from '../../shared/directory/directory.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import { type AuthorPart, logName } from '../../shared/schema/envelope.ts';
import { membershipId } from '../../shared/schema/membership.ts';
import { removalId } from '../../shared/schema/removal.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { Claim } from '../../shared/sync/held.ts';
import type { Hub } from '../hub.ts';
import type { Limits } from '../sync/feed-limits.ts';
import { readableScopes } from '../sync/readable-scopes.ts';

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
  const limits = new Map([...facts.pastChats].map(([chat, order]) => [scopeOf.chat(chat), order]));
  return { facts, scopes: readableScopes(directory, facts), limits, directory };
}

/**
 * Chats from which the person was once taken out by a movement, and of which the claim may lack something in
 * the middle: what was said before the person joined again was passed over, and the claim does not reach
 * that moment.
 */
export function doubtedScopes(
  { facts, directory }: SessionAccess,
  claims: ReadonlyMap<string, Claim>,
): readonly string[] {
  if (claims.size === 0) return [];
  const { person, chats, pastChats } = facts;
  return [...chats, ...pastChats.keys()].flatMap((chat) => {
    if (!directory.get('removal', removalId(chat, person))) return [];
    const joined = directory.get('membership', membershipId(chat, person));
    const scope = scopeOf.chat(chat);
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
