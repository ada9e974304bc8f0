import type { AuthorPart } from '../../schema/envelope.ts';
import type { BodyOf, Kind } from '../../schema/kinds.ts';
import { caughtUpId } from '../../schema/recording.ts';
import type { RecordingWish } from './recording-wish.ts';

/** A version without its writer and its time. */
export type UnsignedPart = Omit<AuthorPart, 'kind' | 'by' | 'stamp'> & { readonly kind: Kind };

interface Around {
  readonly scope: string;
  /** The lesson. */
  readonly parent: string;
  readonly person: string;
  /** Hub time in milliseconds. */
  readonly at: number;
  readonly newId: () => string;
}

/** The document that says what was done about a recording. */
export function recordingPart(wish: RecordingWish, around: Around): UnsignedPart {
  const { parent, person, at, newId } = around;
  switch (wish.do) {
    case 'record':
      return made('recording', { id: newId(), parent, body: { isOn: wish.isOn, at } }, around);
    case 'ask':
      return made('question', { id: newId(), parent, body: { atMs: wish.atMs, text: wish.text } }, around);
    case 'reply':
      return made('questionreply', { id: newId(), parent: wish.question, body: { text: wish.text } }, around);
    case 'caughtUp': {
      const id = wish.person === person ? caughtUpId(parent, person) : newId();
      const body = { person: wish.person, isCaughtUp: wish.isCaughtUp };
      return made('caughtup', { id, parent, body }, around);
    }
  }
}

function made<K extends Kind>(
  kind: K,
  of: { readonly id: string; readonly parent: string; readonly body: BodyOf<K> },
  { scope }: Around,
): UnsignedPart {
  return { ...of, kind, scope, gone: false };
}
