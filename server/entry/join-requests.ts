import { namesOf } from '../../shared/acts/person-fields.ts';
import type { Directory, Entry } from '../../shared/directory/directory.ts';
import { isPrimaryClass } from '../../shared/directory/primary.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import {
  type JoinRequest,
  type JoinRequestAnswer,
  type MailCodeAnswer,
  type RequestStateAnswer,
  type RequestStateRequest,
  requestText,
  type SchoolAnswer,
} from '../../shared/protocol/entry.ts';
import type { Role } from '../../shared/schema/person.ts';
import type { SlipBody } from '../../shared/schema/slip.ts';
import type { Hub } from '../hub.ts';
import { isSigned } from './credentials.ts';
import { nameOf } from './entering.ts';
import type { AtTheDoor } from './slip-door.ts';

const DAY_MS = 24 * 3600_000;
/** Open requests that the school can have at a time, and those that one address makes in a day without a link. */
const MOST = { open: 300, eachDay: 10 };
/** What one can ask to be without a link; who leads the school is nobody's own wish. */
const ROLES_TO_ASK_FOR: readonly Role[] = ['pupil', 'parent', 'teacher', 'staff'];

interface Wish {
  readonly role: Role;
  readonly classroom: string;
  readonly found: AtTheDoor | undefined;
}

/**
 * Requests to be let in (clause P-2.1(9)): by a link of the school, or from whoever knows the hub's address
 * where the school allows that. Whoever asks has a device and nothing else until somebody decides.
 */
export class JoinRequests {
  readonly #hub: Hub;
  #madeToday = new Map<string, number>();
  #dayEnds = 0;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** What may be known before one is let in: the school's name and, where one may ask, the titles of classes. */
  async school(): Promise<SchoolAnswer> {
    const directory = await this.#hub.facts.directory();
    const isOpen = directory.isOn('requestsAreOpen');
    const asksForMail = await this.#asksForMail(directory);
    const classrooms = homerooms(directory).map(({ id, body }) => ({
      id,
      title: body.title,
      needsEmail: asksForMail && isPrimaryClass(directory, id),
    }));
    const schoolTitle = directory.school?.body.title ?? '';
    return { schoolTitle, isOpen, classrooms: isOpen ? classrooms.slice(0, 500) : [] };
  }

  /** A code for a primary pupil who has no slip. */
  async mailCode(of: {
    readonly device: string;
    readonly classroom: string;
    readonly email: string;
  }): Promise<MailCodeAnswer> {
    const hub = this.#hub;
    const directory = await hub.facts.directory();
    if (!directory.isOn('requestsAreOpen')) throw new AppError('requestsClosed');
    const wanted = wish('pupil', of.classroom);
    if (!(await hub.slips.needsEmail(directory, wanted))) throw new AppError('badRequest');
    const to = {
      email: of.email,
      school: directory.school?.body.title ?? '',
      classroom: directory.get('classroom', of.classroom)?.body.title ?? '',
      givenName: '',
    };
    return { validUntil: await hub.slips.codes.send(hub.mail, of.device, to) };
  }

  /**
   * Takes a request in. The same device asking again learns the same request, because an answer may have
   * been lost. Throws AppError: of the slip, `requestsClosed`, `badRequest`, `mailCodeNeeded`,
   * `mailCodeWrong`, `tooMany`, `notAllowed`.
   */
  request(request: JoinRequest, address: string): Promise<JoinRequestAnswer> {
    return this.#hub.slips.inTurn(() => this.#request(request, address));
  }

  async #request(request: JoinRequest, address: string): Promise<JoinRequestAnswer> {
    const hub = this.#hub;
    const { device, proof } = request;
    this.#refuseForeign('request', device, '', request.signature);
    const found = proof ? await hub.slips.door.prove(proof, device) : undefined;
    const directory = found?.directory ?? (await hub.facts.directory());
    const asked = directory
      .about('joinrequest', device)
      .find(({ body }) => body.state === 'open' || body.state === 'accepted');
    if (asked) return { request: asked.id };
    if (await hub.devices.of(device)) throw new AppError('notAllowed');
    const wanted = await this.#wish(request, directory, found);
    const email = await this.#confirmedEmail(request, directory, wanted);
    this.#count(directory, found ? '' : address);
    const id = hub.clock.stamp();
    const name = namesOf(request.name);
    const body = {
      ...name,
      role: wanted.role,
      classroom: wanted.classroom,
      note: request.note.trim(),
      slip: found?.slip.id ?? '',
      email,
      isEmailConfirmed: email !== '',
      device,
      state: 'open' as const,
      person: '',
    };
    const note = { actor: '@school', action: 'requests.make', targets: [id], clause: 'P-2.1(9)' };
    await hub.acceptor.writeAsSchool(
      [hub.documents.make('joinrequest', { id, scope: 'admin', body }), ...this.#use(found, id, device)],
      { log: [{ ...note, act: '', reason: '' }] },
    );
    return { request: id };
  }

  /** What became of a request; an accepted one lets its device in. Throws AppError `requestUnknown`, `notAllowed`. */
  async state(of: RequestStateRequest): Promise<RequestStateAnswer> {
    const hub = this.#hub;
    const { request: id, device, withdraw } = of;
    this.#refuseForeign(withdraw ? 'withdraw' : 'state', device, id, of.signature);
    const request = (await hub.facts.directory()).get('joinrequest', id);
    if (request?.body.device !== device) throw new AppError('requestUnknown');
    if (withdraw && request.body.state === 'open') await this.#withdraw(request);
    const directory = await hub.facts.directory();
    const { state, person } = directory.get('joinrequest', id)?.body ?? request.body;
    if (state === 'accepted') await hub.devices.add({ device, person });
    return {
      state,
      person,
      personName: nameOf(directory, person),
      roles: [...directory.factsOf(person).roles],
      schoolTitle: directory.school?.body.title ?? '',
    };
  }

  async #withdraw({ id, scope, parent, body }: Entry<'joinrequest'>): Promise<void> {
    const { acceptor, documents } = this.#hub;
    const withdrawn = { ...body, state: 'withdrawn' as const };
    await acceptor.writeAsSchool([documents.make('joinrequest', { id, scope, parent, body: withdrawn })]);
  }

  #refuseForeign(
    what: 'request' | 'state' | 'withdraw',
    device: string,
    request: string,
    signature: string,
  ): void {
    const text = requestText(what, { hubKeyPin: this.#hub.keyPin, device, request });
    if (!isSigned(device, text, Buffer.from(signature, 'hex'))) throw new AppError('requestUnknown');
  }

  async #wish(request: JoinRequest, directory: Directory, found: AtTheDoor | undefined): Promise<Wish> {
    if (found) {
      const { purpose, role, classroom } = found.slip.body;
      if (purpose !== 'link') throw new AppError('badRequest');
      return { role, classroom, found };
    }
    if (!directory.isOn('requestsAreOpen')) throw new AppError('requestsClosed');
    const { role, classroom } = request;
    const isFamily = role === 'pupil' || role === 'parent';
    const isKnown = isFamily && homerooms(directory).some(({ id }) => id === classroom);
    if (!ROLES_TO_ASK_FOR.includes(role) || (classroom !== '' && !isKnown)) throw new AppError('badRequest');
    // What was written without a link names no class; whoever decides does, unless its grade asks for a code.
    if (role === 'pupil' && classroom === '' && (await this.#asksForMail(directory))) {
      throw new AppError('requestWithoutClass');
    }
    return { role, classroom, found };
  }

  async #confirmedEmail(request: JoinRequest, directory: Directory, of: Wish): Promise<string> {
    const { slips } = this.#hub;
    if (!(await slips.needsEmail(directory, wish(of.role, of.classroom)))) return '';
    return slips.codes.confirm(of.found?.slip.id ?? request.device, request.mail);
  }

  async #asksForMail(directory: Directory): Promise<boolean> {
    return directory.isOn('primaryByMail') && (await this.#hub.mail.isSetUp());
  }

  #use(found: AtTheDoor | undefined, request: string, device: string) {
    if (!found) return [];
    const { id: slip, scope } = found.slip;
    const { documents, clock, now } = this.#hub;
    const body = { slip, person: '', request, device, at: now() };
    return [documents.make('slipuse', { id: clock.stamp(), scope, parent: slip, body })];
  }

  #count(directory: Directory, address: string): void {
    const open = directory.all('joinrequest').filter(({ body }) => body.state === 'open').length;
    const now = this.#hub.now();
    if (now >= this.#dayEnds || now < this.#dayEnds - DAY_MS) {
      this.#madeToday = new Map();
      this.#dayEnds = now + DAY_MS;
    }
    const made = this.#madeToday.get(address) ?? 0;
    const isTooMany = open >= MOST.open || (address !== '' && made >= MOST.eachDay);
    if (isTooMany) throw new AppError('tooMany', { isRetryable: true });
    this.#madeToday.set(address, made + 1);
  }
}

function homerooms(directory: Directory): readonly Entry<'classroom'>[] {
  return directory
    .all('classroom')
    .filter(({ body }) => body.type === 'homeroom' && !body.isArchived)
    .sort((a, b) => a.body.grade - b.body.grade || (a.body.title < b.body.title ? -1 : 1));
}

/** A slip that nobody has made, to ask the same question of it as of one. */
function wish(role: Role, classroom: string): SlipBody {
  const none = { person: '', child: '', secretHash: '', expiresAt: 0, mostUses: 1, annulledAt: 0 };
  return { ...none, purpose: 'role', role, classroom };
}
