import { isOfKind, type BodyOf } from '../../schema/kinds.ts';
import { chatOfScope } from '../../schema/scope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';

type Of<K extends 'pin' | 'preference' | 'restoral' | 'takedown'> = ReplicaDocument & {
  readonly kind: K;
  readonly body: BodyOf<K>;
};

/** What is said about messages and chats and is little enough to be held in memory. */
export class TalkIndex {
  /** By message, then by whoever took it out. */
  readonly takedowns = new Map<string, Map<string, Of<'takedown'>>>();
  /** Removals that were mistakes. */
  readonly #lifted = new Set<string>();
  /** When something was taken out, or brought back: hub and time. */
  readonly #tellings = new Set<string>();
  /** How this person wants chats, by chat. */
  readonly preferences = new Map<string, Of<'preference'>>();
  /** By chat, then by id. */
  readonly #pins = new Map<string, Map<string, Of<'pin'>>>();

  /** Takes a document in or out; returns the chat that it concerns, undefined where it is none of these. */
  take(document: ReplicaDocument, isOut: boolean): string | undefined {
    // What the hub refused is kept for its author and counts for nothing.
    const isVoid = isOut || document.queue === 'refused' || document.queue === 'aside';
    if (isOfKind(document, 'takedown') || isOfKind(document, 'restoral')) {
      if (document.at > 0) this.#tellings.add(tellingOf(document));
    }
    if (isOfKind(document, 'takedown')) {
      keep(this.takedowns, document.parent, document.by, document, isVoid);
      return chatOfScope(document.scope);
    }
    if (isOfKind(document, 'restoral')) {
      if (isVoid) this.#lifted.delete(document.body.takedown);
      else this.#lifted.add(document.body.takedown);
      return chatOfScope(document.scope);
    }
    if (isOfKind(document, 'pin')) {
      keep(this.#pins, document.parent, document.id, document, isVoid);
      return document.parent;
    }
    if (isOfKind(document, 'preference')) {
      if (isVoid) this.preferences.delete(document.parent);
      else this.preferences.set(document.parent, document);
      return document.parent;
    }
    return undefined;
  }

  /** Who took a message of this author out, and why: the first who did; undefined where nobody has. */
  takedownOf(message: string, author: string): Of<'takedown'> | undefined {
    let first: Of<'takedown'> | undefined;
    for (const takedown of this.takedowns.get(message)?.values() ?? []) {
      // The rule was asked about the author who is named; words of somebody else are not touched by it.
      if (takedown.body.author !== author || this.#lifted.has(takedown.id)) continue;
      if (!first || takedown.order < first.order) first = takedown;
    }
    return first;
  }

  /** Whether a version was last accepted only because something was taken out or brought back. */
  isToldAgain(document: Pick<ReplicaDocument, 'hub' | 'at'>): boolean {
    return this.#tellings.has(tellingOf(document));
  }

  /** What is pinned in a chat, the latest first: of all words on one message the newest decides. */
  pinned(chat: string): readonly Of<'pin'>[] {
    const newest = new Map<string, Of<'pin'>>();
    for (const pin of this.#pins.get(chat)?.values() ?? []) {
      const known = newest.get(pin.body.message);
      if (!known || pin.stamp > known.stamp) newest.set(pin.body.message, pin);
    }
    return [...newest.values()]
      .filter((pin) => pin.body.isPinned)
      .sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
  }

  /** Whether the own name in a muted chat is noticed; it is until the person says otherwise. */
  hearsMentions(chat: string): boolean {
    return this.preferences.get(chat)?.body.hearsMentions ?? true;
  }

  /** Until when no notices of a chat are wanted, in milliseconds by hub time; 0 for none muted. */
  mutedUntil(chat: string): number {
    return this.preferences.get(chat)?.body.mutedUntil ?? 0;
  }
}

function tellingOf({ hub, at }: Pick<ReplicaDocument, 'hub' | 'at'>): string {
  return `${hub} ${at}`;
}

function keep<V>(
  outer: Map<string, Map<string, V>>,
  key: string,
  innerKey: string,
  value: V,
  isOut: boolean,
): void {
  const inner = outer.get(key) ?? new Map<string, V>();
  if (isOut) inner.delete(innerKey);
  else inner.set(innerKey, value);
  if (inner.size === 0) outer.delete(key);
  else outer.set(key, inner);
}
