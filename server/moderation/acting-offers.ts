import type { Directory, Entry } from '../../shared/directory/directory.ts';
import { actingByPerson } from '../../shared/moderation/moderators-of.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { type InvitationBody, invitationId } from '../../shared/schema/invitation.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { Documents } from '../documents.ts';
import type { Acceptor } from '../sync/acceptor.ts';
import type { FactsSource } from '../sync/facts-source.ts';

export interface ActingOffersOptions {
  readonly acceptor: Acceptor;
  readonly facts: FactsSource;
  readonly documents: Documents;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Tells whoever is to keep order in a chat that its last teacher has left (decision D-9). Who that is follows from
 * the documents; but a chat that one is not in is known to its members and the hub alone. The invitation only tells:
 * coming in stays an own doing.
 */
export class ActingOffers {
  readonly #options: ActingOffersOptions;

  constructor(options: ActingOffersOptions) {
    this.#options = options;
    options.acceptor.onAccepted((documents) => {
      if (documents.some(mayLeaveAlone)) this.note().catch(options.onFault);
    });
  }

  /** Tells what is not told yet, and takes back what holds no more; resolves when it is stored. */
  async note(): Promise<void> {
    const { acceptor, documents, facts } = this.#options;
    if (untold(await facts.directory()).length === 0) return;
    await acceptor.writeWhatFollows((directory) => ({
      parts: untold(directory).map((body) =>
        documents.make('invitation', {
          id: invitationId(body.chat, body.person),
          scope: scopeOf.person(body.person),
          parent: body.chat,
          body,
        }),
      ),
      log: [],
    }));
  }
}

/** After these a chat may have no teacher, or another who stands in. Most of what people do is none of them. */
function mayLeaveAlone(part: AuthorPart): boolean {
  if (!isOfKind(part, 'membership')) return ['person', 'removal', 'chat'].includes(part.kind);
  const { groupType, role, state } = part.body;
  return groupType === 'classroom' ? role !== 'pupil' : role === 'moderator' || state !== 'active';
}

function untold(directory: Directory): readonly InvitationBody[] {
  const told = new Map(directory.all('invitation').map((one) => [one.id, one]));
  const wanted = new Map<string, InvitationBody>();
  for (const [person, chats] of actingByPerson(directory)) {
    for (const chat of chats) {
      if (!hadModerator(directory, chat)) continue;
      const title = directory.chat(chat)?.title ?? '';
      const of = { chat, person, inviter: person, title, isActive: true, isToModerate: true } as const;
      wanted.set(invitationId(chat, person), of);
    }
  }
  // Whoever was invited by name besides goes on being invited; the acting is said in the same document.
  const fresh = [...wanted].flatMap(([id, body]) => {
    const held = told.get(id)?.body;
    if (held?.isActive === true && held.isToModerate === true) return [];
    return [held?.isActive === true ? { ...held, isToModerate: true as const } : body];
  });
  const over = [...told.values()].filter(({ id, body }) => body.isToModerate === true && !wanted.has(id));
  return [...fresh, ...over.flatMap(ended)];
}

function ended({ body }: Entry<'invitation'>): readonly InvitationBody[] {
  const { isToModerate: _isToModerate, ...rest } = body;
  if (body.inviter !== body.person) return [rest];
  return body.isActive ? [{ ...body, isActive: false }] : [];
}

/** A chat that is only beginning has no moderator yet, and waits for its own teachers. */
function hadModerator(directory: Directory, chat: string): boolean {
  const classroom = directory.chat(chat)?.classroom ?? '';
  const hasTaught = directory
    .about('membership', classroom)
    .some(({ body }) => body.group === classroom && body.role !== 'pupil' && body.state !== 'active');
  return (
    hasTaught ||
    directory.about('membership', chat).some(({ body }) => body.group === chat && body.role === 'moderator')
  );
}
