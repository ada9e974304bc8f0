import { AppError } from '../../shared/errors/app-error.ts';
import type { IssuedSlip } from '../../shared/ipc/values.ts';
import { isOffered, offeredRole } from '../../shared/permissions/offers.ts';
import {
  type ChallengeAnswer,
  type ChallengeRequest,
  groupSlipCode,
  type PreviewAnswer,
  type PreviewRequest,
  proofText,
  type RedeemAnswer,
  type RedeemRequest,
} from '../../shared/protocol/entry.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { membershipId } from '../../shared/schema/membership.ts';
import { shortName } from '../../shared/schema/person.ts';
import { slipEndId } from '../../shared/schema/slip.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { Hub } from '../hub.ts';
import { Challenges } from './challenges.ts';
import { isSameProof, newSlipCode, slipKey, slipLookup, slipProof } from './slip-secret.ts';

const SLIP_LIFETIME_MS = 14 * 24 * 3600_000;

type SlipDocument = AcceptedDocument & DocumentOf<'slip', AcceptedDocument>;

/** One-time slips: issued to a named person, shown at the door, used once. */
export class Slips {
  readonly #hub: Hub;
  readonly #challenges: Challenges;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#challenges = new Challenges(hub.now);
  }

  /** Makes a slip. The secret is returned once, for the paper, and kept only as a hash. */
  async issue(of: { readonly person: string; readonly maker: string }): Promise<IssuedSlip> {
    const hub = this.#hub;
    const person = await hub.store.get(of.person);
    if (!person || !isOfKind(person, 'person') || person.body.leftAt > 0) throw new AppError('notFound');
    const code = newSlipCode();
    const expiresAt = hub.now() + SLIP_LIFETIME_MS;
    const body = {
      purpose: 'person' as const,
      person: of.person,
      role: person.body.roles[0] ?? 'staff',
      classroom: '',
      child: '',
      secretHash: slipKey(code),
      expiresAt,
      mostUses: 1,
      annulledAt: 0,
    };
    const slip = hub.documents.make('slip', { id: hub.clock.stamp(), scope: scopeOf.slip(of.maker), body });
    await hub.acceptor.writeAsSchool([slip]);
    const addresses = forPaper(hub.addresses());
    const grouped = groupSlipCode(code);
    return {
      personName: shortName(person.body),
      schoolTitle: (await hub.school())?.body.title ?? '',
      addresses,
      code: grouped,
      qr: `zvonok:${addresses[0] ?? ''}#${grouped}`,
      expiresAt,
    };
  }

  /** The hub proves first that it knows the secret, bound to its own key; until then the client shows nothing. */
  async challenge(request: ChallengeRequest): Promise<ChallengeAnswer> {
    const slip = await this.#find(request.slip);
    const hubNonce = this.#challenges.open(request.slip, request.clientNonce);
    const text = proofText('hub', {
      hubKeyPin: this.#hub.keyPin,
      clientNonce: request.clientNonce,
      hubNonce,
    });
    return { hubNonce, hubProof: slipProof(slip.body.secretHash, text) };
  }

  async preview(request: PreviewRequest): Promise<PreviewAnswer> {
    const slip = await this.#prove(request);
    const hub = this.#hub;
    const person = await hub.store.get(slip.body.person);
    if (!person || !isOfKind(person, 'person')) throw new AppError('slipUnknown');
    const facts = await hub.facts.of(person.id);
    const classrooms = await Promise.all([...facts.classrooms].map((id) => hub.store.get(id)));
    const chats = await this.#offered(person.id);
    return {
      schoolTitle: (await hub.school())?.body.title ?? '',
      personName: shortName(person.body),
      roles: person.body.roles,
      position: person.body.position,
      classrooms: classrooms
        .flatMap((c) => (c && isOfKind(c, 'classroom') ? [c.body.title] : []))
        .slice(0, 200),
      chats: chats.map((chat) => ({ id: chat.id, title: chat.body.title })).slice(0, 500),
      expiresAt: slip.body.expiresAt,
    };
  }

  /**
   * The person enters: the device may sign in from now on, and the chats the person chose are joined. One
   * redeems at a time, so that a slip is never used twice.
   */
  redeem(request: RedeemRequest): Promise<RedeemAnswer> {
    const turn = this.#turn.then(() => this.#redeem(request));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #redeem(request: RedeemRequest): Promise<RedeemAnswer> {
    const slip = await this.#prove(request, request.device);
    // The answer may have been lost on the way: the same device may ask again.
    if (!(await this.#use(slip.id))) await this.#enter(slip, request);
    return { person: slip.body.person };
  }

  async #enter(slip: SlipDocument, request: RedeemRequest): Promise<void> {
    const hub = this.#hub;
    const { person } = slip.body;
    const known = await hub.store.device(request.device);
    if (known && known.person !== person) throw new AppError('notAllowed');
    const now = hub.now();
    const used = { slip: slip.id, person, request: '', device: request.device, at: now };
    const use = hub.documents.make('slipuse', {
      id: hub.clock.stamp(),
      scope: slip.scope,
      parent: slip.id,
      body: used,
    });
    const joins = await this.#joins(person, new Set(request.chats));
    // The device comes first: a slip that counts as used while its device is unknown would lock the person out.
    await hub.store.addDevice({ device: request.device, person, addedAt: now, revokedAt: 0 });
    await hub.acceptor.writeAsSchool([use, ...joins]);
  }

  async #joins(person: string, chosen: ReadonlySet<string>) {
    const hub = this.#hub;
    const role = offeredRole(await hub.facts.of(person));
    return (await this.#offered(person))
      .filter((chat) => chosen.has(chat.id))
      .map((chat) =>
        hub.documents.make('membership', {
          id: membershipId(chat.id, person),
          scope: chat.scope,
          parent: chat.id,
          by: person,
          body: { groupType: 'chat', group: chat.id, person, role, state: 'active' },
        }),
      );
  }

  /** Chats that are offered to the person and not yet joined. */
  async #offered(person: string) {
    const hub = this.#hub;
    const facts = await hub.facts.of(person);
    const chats = await hub.store.byKind('chat');
    return chats.filter(
      (chat): chat is AcceptedDocument & DocumentOf<'chat', AcceptedDocument> =>
        !chat.gone && isOfKind(chat, 'chat') && isOffered(chat.body, facts) && !facts.chats.has(chat.id),
    );
  }

  async #prove(request: PreviewRequest, device = ''): Promise<SlipDocument> {
    const slip = await this.#find(request.slip, device);
    if (!this.#challenges.isOpen(request)) throw new AppError('slipUnknown', { isRetryable: true });
    const { clientNonce, hubNonce } = request;
    const text = proofText('client', { hubKeyPin: this.#hub.keyPin, clientNonce, hubNonce });
    if (!isSameProof(request.clientProof, slipProof(slip.body.secretHash, text)))
      throw new AppError('slipUnknown');
    return slip;
  }

  async #use(slip: string) {
    return (await this.#hub.facts.directory()).about('slipuse', slip)[0];
  }

  async #find(lookup: string, device = ''): Promise<SlipDocument> {
    const found = (await this.#hub.store.bySubject('slip', lookup))[0];
    if (!found || found.gone || !isOfKind(found, 'slip')) throw new AppError('slipUnknown');
    if (slipLookup(found.body.secretHash) !== lookup) throw new AppError('slipUnknown');
    if (found.body.annulledAt > 0) throw new AppError('slipAnnulled');
    const directory = await this.#hub.facts.directory();
    if (directory.get('slipend', slipEndId(found.id))) throw new AppError('slipAnnulled');
    const use = await this.#use(found.id);
    if (use && use.body.device !== device) throw new AppError('slipUsed');
    if (found.body.expiresAt <= this.#hub.now()) throw new AppError('slipExpired');
    const card = await this.#hub.store.get(found.body.person);
    const isPresent = card && !card.gone && isOfKind(card, 'person') && card.body.leftAt === 0;
    // With the person's leaving the invitation is void, too.
    if (!isPresent) throw new AppError('slipAnnulled');
    return found;
  }
}

/** What to print: this computer's own address helps nobody else, unless there is no other. */
function forPaper(addresses: readonly string[]): readonly string[] {
  const others = addresses.filter((address) => !address.startsWith('127.'));
  return others.length > 0 ? others : addresses;
}
