import { stampAfter } from '../../shared/ids/id.ts';
import { peopleAffected } from '../../shared/directory/affected.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { ChatTemplate } from '../../shared/schema/chat.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { type RemovalBody, type RemovalReason, removalId } from '../../shared/schema/removal.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { Documents } from '../documents.ts';
import type { Acceptor } from './acceptor.ts';
import type { FactsSource } from './facts-source.ts';

export interface RemovalsOptions {
  readonly acceptor: Acceptor;
  readonly facts: FactsSource;
  readonly documents: Documents;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Writes down who is no longer in a chat because of a movement, so that the others see it, too. Access has
 * ended before: it follows from class, role and family alone, the same on every hub whatever it has heard
 * first. The notes are therefore made by comparing, and made again where they are missing.
 */
export class Removals {
  readonly #options: RemovalsOptions;

  constructor(options: RemovalsOptions) {
    this.#options = options;
    options.acceptor.onAccepted((documents, affects) => {
      if (documents.every(({ kind }) => !MOVES.has(kind))) return;
      this.note(affects).catch(options.onFault);
    });
  }

  /** Notes all removals that are not noted yet, of those whom a change concerns; resolves when they are stored. */
  async note(affects: (person: string) => boolean = () => true): Promise<void> {
    const { acceptor, facts } = this.#options;
    if (missingRemovals(await facts.directory(), affects).length === 0) return;
    // Looked at again inside the round: whoever has come back meanwhile by an own wish is not taken out.
    await acceptor.writePlanned((directory) => ({
      parts: missingRemovals(directory, affects).map((missing) => this.#noteOf(missing)),
      log: [],
    }));
  }

  /** The note is later than the wish that it ends, also where that was stamped by a clock that was ahead. */
  #noteOf(missing: MissingRemoval): AuthorPart {
    const note = this.#options.documents.make('removal', removalOf(missing, ''));
    return { ...note, stamp: stampAfter(note.stamp, missing.joined) };
  }
}

/** Kinds after which somebody may have no place in a chat any more. */
const MOVES: ReadonlySet<string> = new Set(['person', 'membership', 'kinship', 'chat', 'classroom']);

interface MissingRemoval {
  readonly chat: string;
  readonly person: string;
  readonly why: RemovalReason;
  /** The stamp of the membership that it ends. */
  readonly joined: string;
}

/** Who has joined a chat, is not in it any more, and is not noted as removed since. */
export function missingRemovals(
  directory: Directory,
  affects: (person: string) => boolean,
): readonly MissingRemoval[] {
  return directory
    .all('person')
    .filter(({ id }) => affects(id))
    .flatMap(({ id: person }) => {
      const facts = directory.factsOf(person);
      return directory.about('membership', person).flatMap(({ body, stamp }): MissingRemoval[] => {
        const { group: chat, groupType, state } = body;
        if (groupType !== 'chat' || body.person !== person || state !== 'active') return [];
        if (facts.chats.has(chat)) return [];
        const noted = directory.get('removal', removalId(chat, person));
        if (noted && noted.stamp >= stamp) return [];
        const why = reasonOf(facts, directory.chat(chat)?.template);
        return [{ chat, person, why, joined: stamp }];
      });
    });
}

/** The removals that follow from what was just written. */
export function removalsAfter(
  directory: Directory,
  written: readonly AuthorPart[],
): readonly MissingRemoval[] {
  const people = new Set(written.flatMap((part) => [peopleAffected(directory, part)]).flat());
  if (people.size === 0) return [];
  return missingRemovals(directory, (person) => people.has(person) || people.has('everyone'));
}

function reasonOf(facts: PersonFacts, template: ChatTemplate | undefined): RemovalReason {
  if (!facts.isPresent) return 'left';
  if (facts.isStaff && !facts.isVerified && facts.isPedagogical) return 'unconfirmed';
  switch (template) {
    case 'parents':
      return facts.roles.includes('parent') && !facts.isStaff ? 'family' : 'detached';
    case 'pupils':
    case 'subject':
    case 'club':
      return facts.roles.includes('pupil') ? 'transferred' : 'detached';
    case 'teachers':
    case 'association':
      return 'detached';
    default:
      return 'role';
  }
}

/** The note of a removal, without its stamp. @param act the act that it follows from, '' for none */
export function removalOf({ chat, person, why }: MissingRemoval, act: string) {
  const body: RemovalBody = { chat, person, why, act };
  return { id: removalId(chat, person), scope: scopeOf.chat(chat), parent: chat, body };
}
