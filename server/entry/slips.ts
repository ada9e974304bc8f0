import { partOf } from '../../shared/acts/try-act.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { hasJoined } from '../../shared/directory/has-joined.ts';
import { isForPrimaryPupil } from '../../shared/directory/primary.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { IssuedSlip } from '../../shared/ipc/issued-slip.ts';
import { offeredRole } from '../../shared/permissions/offers.ts';
import {
  type ChallengeAnswer,
  type ChallengeRequest,
  type MailCodeAnswer,
  type PreviewAnswer,
  type RedeemAnswer,
  type RedeemRequest,
  type SlipProof,
} from '../../shared/protocol/entry.ts';
import { contactText, normalContact } from '../../shared/protocol/slip-contact.ts';
import { slipQr, wordsOfLetters } from '../../shared/protocol/invitation.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { membershipId } from '../../shared/schema/membership.ts';
import { shortName } from '../../shared/schema/person.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { SlipBody } from '../../shared/schema/slip.ts';
import type { Hub } from '../hub.ts';
import { classroomsToName, entryDrafts, nameOf, offeredTo, tryEntering } from './entering.ts';
import { addressesForPaper } from '../../shared/protocol/paper-addresses.ts';
import { MailCodes } from './mail-codes.ts';
import { type AtTheDoor, SlipDoor } from './slip-door.ts';
import { isSameProof, newSlipLetters, slipHash, slipProof } from './slip-secret.ts';

const DAY_MS = 24 * 3600_000;
/** How long the head's slip holds, which is kept in the safe. */
const DAYS_IN_THE_SAFE = 365;

/** Slips: made by the owner of the hub's computer, shown at the door, used there. */
export class Slips {
  readonly door: SlipDoor;
  readonly codes: MailCodes;
  readonly #hub: Hub;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(hub: Hub) {
    this.#hub = hub;
    this.door = new SlipDoor(hub);
    this.codes = new MailCodes(hub.now, hub.counts);
  }

  /**
   * Makes a slip for a person, as the owner of the hub's computer; everybody else makes slips on an own
   * computer. The secret is returned once, for the paper, and kept only as a hash.
   */
  async issue(of: {
    readonly person: string;
    readonly maker: string;
    readonly purpose?: 'person' | 'recovery';
    /** In its normal spelling; whoever enters with the slip has to name this very one. '' for none. */
    readonly contact?: string;
  }): Promise<IssuedSlip> {
    const hub = this.#hub;
    const directory = await hub.facts.directory();
    const person = directory.get('person', of.person);
    if (!person || person.body.leftAt > 0) throw new AppError('notFound');
    const letters = newSlipLetters();
    const secretHash = slipHash(letters);
    const { purpose = 'person', contact = '' } = of;
    const days = purpose === 'recovery' ? DAYS_IN_THE_SAFE : directory.amount('slipDays');
    const body: SlipBody = {
      purpose,
      person: of.person,
      role: person.body.roles[0] ?? 'staff',
      classroom: '',
      child: '',
      secretHash,
      expiresAt: hub.now() + days * DAY_MS,
      mostUses: 1,
      annulledAt: 0,
      ...(contact === '' ? {} : { contactHash: slipProof(secretHash, contactText(contact)) }),
    };
    const id = hub.clock.stamp();
    await hub.acceptor.writeAsSchool([
      hub.documents.make('slip', { id, scope: scopeOf.slip(of.maker), body }),
    ]);
    const addresses = [...addressesForPaper(hub.addresses())];
    const words = [...wordsOfLetters(letters)];
    return {
      id,
      purpose,
      personName: shortName(person.body),
      role: body.role,
      classroom: '',
      childName: '',
      schoolTitle: directory.school?.body.title ?? '',
      addresses,
      words,
      code: words.join(' '),
      qr: slipQr({ address: addresses[0] ?? '', keyPin: hub.keyPin, letters }),
      expiresAt: body.expiresAt,
      mostUses: 1,
    };
  }

  challenge(request: ChallengeRequest): Promise<ChallengeAnswer> {
    return this.door.challenge(request);
  }

  async preview(request: SlipProof): Promise<PreviewAnswer> {
    const { slip, directory } = await this.door.prove(request);
    const { purpose, child, expiresAt, role, classroom } = slip.body;
    const entrant = tryEntering(directory, slip);
    const facts = entrant.directory.factsOf(entrant.person);
    const card = directory.get('person', slip.body.person);
    const classrooms = card ? classroomsToName(directory, facts.classrooms) : [classroom];
    return {
      purpose,
      schoolTitle: directory.school?.body.title ?? '',
      personName: card ? shortName(card.body) : '',
      roles: card?.body.roles ?? [role],
      position: card?.body.position ?? '',
      classrooms: classrooms.flatMap((id) => directory.get('classroom', id)?.body.title ?? []).slice(0, 200),
      childName: nameOf(directory, child),
      chats:
        purpose === 'link'
          ? []
          : offeredTo(entrant.directory, entrant.person, this.#hub.acceptor.time())
              .map(({ id, body }) => ({ id, title: body.title }))
              .slice(0, 500),
      expiresAt,
      needsEmail: await this.needsEmail(directory, slip.body),
      needsContact: slip.body.contactHash !== undefined,
    };
  }

  /** Sends the code that a primary pupil needs, to a parent's address. */
  async mailCode(proof: SlipProof, email: string): Promise<MailCodeAnswer> {
    const { slip, directory } = await this.door.prove(proof);
    if (!(await this.needsEmail(directory, slip.body))) throw new AppError('badRequest');
    const { person, classroom } = slip.body;
    const to = {
      email,
      school: directory.school?.body.title ?? '',
      classroom: directory.get('classroom', classroom)?.body.title ?? '',
      givenName: directory.get('person', person)?.body.givenName ?? '',
    };
    return { validUntil: await this.codes.send(this.#hub.mail, slip.id, to) };
  }

  /**
   * Whether a slip asks for a parent's address: pupils of grades 1 to 4 who enter for the first time, where
   * the school wants it and the hub has mail.
   */
  async needsEmail(directory: Directory, slip: SlipBody): Promise<boolean> {
    if (!directory.isOn('primaryByMail') || !isForPrimaryPupil(directory, slip)) return false;
    const hasEntered = slip.person !== '' && hasJoined(directory, slip.person);
    return !hasEntered && (await this.#hub.mail.isSetUp());
  }

  /**
   * The person enters: the device may sign in from now on, and the chats the person chose are joined. One
   * redeems at a time, so that a slip is never used more often than it allows.
   */
  redeem(request: RedeemRequest): Promise<RedeemAnswer> {
    return this.inTurn(() => this.#redeem(request));
  }

  /** Runs something while no slip is being used. */
  inTurn<V>(run: () => Promise<V>): Promise<V> {
    const turn = this.#turn.then(run);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #redeem(request: RedeemRequest): Promise<RedeemAnswer> {
    const found = await this.door.prove(request, request.device);
    if (found.slip.body.purpose === 'link') throw new AppError('slipIsLink');
    const { device } = request;
    const known = await this.#hub.devices.of(device);
    if (known && known.body.person !== (found.before?.body ?? found.slip.body).person)
      throw new AppError('notAllowed');
    requireContact(found.slip.body, request.contact ?? '');
    const { person } = found.before?.body ?? (await this.#enter(found, request));
    // After the use, so that a new person is there; the same device may ask again if this is cut short.
    await this.#hub.devices.add({ device, person });
    return { person };
  }

  async #enter({ slip, directory }: AtTheDoor, request: RedeemRequest): Promise<{ readonly person: string }> {
    const hub = this.#hub;
    const email = (await this.needsEmail(directory, slip.body))
      ? this.codes.confirm(slip.id, request.mail)
      : '';
    const person = slip.body.person === '' ? hub.clock.stamp() : slip.body.person;
    const drafts = entryDrafts(directory, { slip, person, name: request.name, email });
    const parts = drafts.map((draft) => partOf(draft, hub.clock.stamp()));
    const after = directory.fork();
    for (const part of parts) after.take(part);
    const joins = this.#joins(after, person, new Set(request.chats));
    const body = { slip: slip.id, person, request: '', device: request.device, at: hub.now() };
    const place = { id: hub.clock.stamp(), scope: slip.scope, parent: slip.id };
    const use = hub.documents.make('slipuse', { ...place, body });
    const note = { actor: person, action: 'slips.use', targets: [slip.id, person] };
    const log = [{ ...note, clause: '', act: '', reason: '' }];
    await hub.acceptor.writeAsSchool([...parts, use, ...joins], { log });
    return { person };
  }

  #joins(directory: Directory, person: string, chosen: ReadonlySet<string>): readonly AuthorPart[] {
    const role = offeredRole(directory.factsOf(person));
    return offeredTo(directory, person, this.#hub.acceptor.time())
      .filter((chat) => chosen.has(chat.id))
      .map((chat) =>
        this.#hub.documents.make('membership', {
          id: membershipId(chat.id, person),
          scope: chat.scope,
          parent: chat.id,
          by: person,
          body: { groupType: 'chat', group: chat.id, person, role, state: 'active' },
        }),
      );
  }
}

/** Only the contact that the slip is bound to, however it is written (clause P-2.1(2)). */
function requireContact({ secretHash, contactHash }: SlipBody, typed: string): void {
  if (contactHash === undefined) return;
  const given = slipProof(secretHash, contactText(normalContact(typed)));
  if (!isSameProof(given, contactHash)) throw new AppError('slipOtherContact');
}
