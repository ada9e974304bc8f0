import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { membershipId } from '../../shared/schema/membership.ts';
import { readMarkId } from '../../shared/schema/read-mark.ts';
import { parseScope } from '../../shared/schema/scope.ts';
import type { FeedPlaces } from './feed-places.ts';

/** What makes a chat of a scope of which the client holds nothing: itself, and the person's own place in it. */
export function ofUnknownChats(places: FeedPlaces, scopes: readonly string[], person: string): string[] {
  return scopes.flatMap((name) => {
    const parsed = parseScope(name);
    if (parsed?.kind !== 'chat' || !places.isUnknown(name)) return [];
    return [parsed.subject, membershipId(parsed.subject, person), readMarkId(parsed.subject, person)];
  });
}

/** Who wrote what comes before the directory does. */
export function authorsNotHeld(
  places: FeedPlaces,
  documents: readonly AcceptedDocument[],
): readonly string[] {
  return places.isDirectoryHeld ? [] : [...new Set(documents.map(({ by }) => by))];
}
