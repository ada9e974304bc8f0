import { factsFrom, NO_FACTS, type PersonFacts } from '../permissions/facts.ts';
import type { IsOn } from '../permissions/conditions.ts';
import { isChannel, type ChatBody } from '../schema/chat.ts';
import { dayOf } from '../schema/day.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind, type Kind } from '../schema/kinds.ts';
import { offerId } from '../schema/offer.ts';
import { type AmountName, POLICIES, policyId } from '../schema/policy.ts';
import { actingByPerson } from '../moderation/moderators-of.ts';
import { homeroomOfSpace, homerooms } from './classes.ts';
import { keysOf } from './keys.ts';

/** The kinds that say who is who and who may do what; there are few enough of them to be held in memory. */
export const HELD_KINDS = [
  'school', 'person', 'classroom', 'contact', 'kinship', 'membership', 'removal', 'chat', 'offer',
  'appointment', 'policy', 'paper', 'link', 'device', 'hubkey', 'erasure', 'joinrequest', 'slip', 'slipuse', 'slipend',
  'invitation', 'pair', 'chatlink', 'chatentry', 'submission', 'submissionend', 'cohost',
  'rules', 'rulesack', 'report', 'reportend', 'casestep', 'apology', 'objection', 'takedown', 'restoral',
] as const satisfies readonly Kind[]; // prettier-ignore
export type HeldKind = (typeof HELD_KINDS)[number];

/** A document of the directory, its body parsed by its kind. */
export type Entry<K extends HeldKind> = AuthorPart & DocumentOf<K, AuthorPart>;

/** What is held for the rules, and from which no facts follow: keeping them costs nothing then. */
const SAYS_NOTHING_OF_PEOPLE: ReadonlySet<string> = new Set<HeldKind>([
  'rules', 'rulesack', 'report', 'reportend', 'casestep', 'apology', 'objection', 'takedown', 'restoral',
]); // prettier-ignore

const HELD_NAMES: ReadonlySet<string> = new Set(HELD_KINDS);

export function isHeld(document: Pick<AuthorPart, 'kind'>): boolean {
  return HELD_NAMES.has(document.kind);
}

/**
 * The school's people, classes, families, chats and settings in memory, the same class on hub and client:
 * whatever the rules ask of the surroundings of a person is asked here. A fork sees everything below it and
 * keeps what it takes to itself, so that a plan can be tried out before it is written.
 */
export class Directory {
  readonly #below: Directory | undefined;
  /** Undefined for what was taken out. */
  readonly #documents = new Map<string, AuthorPart | undefined>();
  readonly #byKind = new Map<string, Set<string>>();
  readonly #byKey = new Map<string, Set<string>>();
  readonly #facts = new Map<string, PersonFacts>();
  readonly #plainFacts = new Map<string, PersonFacts>();
  #acting: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  /** The classes of class-and-subject spaces; forgotten when any class changes. */
  readonly #homeroomOf = new Map<string, string>();

  #isOfHub = false;

  constructor(below?: Directory) {
    this.#below = below;
  }

  /** The school as the hub has it: everyone's devices are in it, which no other computer is told. */
  static ofHub(): Directory {
    const directory = new Directory();
    directory.#isOfHub = true;
    return directory;
  }

  get knowsDevices(): boolean {
    return this.#below?.knowsDevices ?? this.#isOfHub;
  }

  fork(): Directory {
    return new Directory(this);
  }

  /** Takes a new version of a document in; one that was taken back goes out. Other kinds are let pass. */
  take(document: AuthorPart): void {
    if (!isHeld(document)) return;
    this.#forget(document);
    this.#documents.set(document.id, document.gone ? undefined : document);
    note(this.#byKind, document.kind, document.id);
    for (const key of keysOf(document)) note(this.#byKey, `${document.kind} ${key}`, document.id);
  }

  remove(document: Pick<AuthorPart, 'id' | 'kind'>): void {
    if (!isHeld(document)) return;
    this.#forget(document);
    this.#documents.set(document.id, undefined);
  }

  get<K extends HeldKind>(kind: K, id: string): Entry<K> | undefined {
    const found = this.find(id);
    return found && isOfKind(found, kind) ? found : undefined;
  }

  /** Whatever has this id, of any kind. */
  find(id: string): AuthorPart | undefined {
    return this.#documents.has(id) ? this.#documents.get(id) : this.#below?.find(id);
  }

  /** Every document of a kind, in no order. */
  all<K extends HeldKind>(kind: K): readonly Entry<K>[] {
    return this.#resolve(kind, this.#ids('kind', kind));
  }

  /** The documents of a kind that name a person, a class, a chat or a slip (`keysOf`). */
  about<K extends HeldKind>(kind: K, key: string): readonly Entry<K>[] {
    return this.#resolve(kind, this.#ids('key', `${kind} ${key}`));
  }

  get school(): Entry<'school'> | undefined {
    return this.all('school')[0];
  }

  /** The day in the school at a moment. */
  dayAt(ms: number): string {
    return dayOf(ms, this.school?.body.offsetMinutes ?? 180);
  }

  /** What is known of a chat or channel: its own document, or what it offers of itself. */
  chat(id: string): ChatBody | undefined {
    const known = this.get('chat', id)?.body ?? this.get('offer', offerId(id))?.body;
    return known ?? this.#privateChat(id) ?? this.#invitedTo(id);
  }

  /** All chats of which anything is known, each once. */
  chats(): ReadonlyMap<string, ChatBody> {
    const found = new Map<string, ChatBody>();
    for (const { body } of this.all('invitation')) if (body.isActive) found.set(body.chat, groupOf(body));
    for (const { body } of this.all('offer')) found.set(body.chat, body);
    for (const { id, body } of this.all('chat')) found.set(id, body);
    return found;
  }

  /** A setting as it holds in a chat (`''` for the school): exception, else the school's, else the standard. */
  readonly isOn: IsOn = (name, chat = '') => {
    for (const of of chat === '' ? [''] : [chat, '']) {
      const set = this.get('policy', policyId(name, of))?.body;
      if (set?.isSet && typeof set.value === 'boolean') return set.value;
    }
    return POLICIES[name].standard;
  };

  amount(name: AmountName): number {
    const set = this.get('policy', policyId(name))?.body;
    return set?.isSet && typeof set.value === 'number' ? set.value : POLICIES[name].standard;
  }

  /** What the rules know of a person; kept until anything in here changes. */
  factsOf(person: string): PersonFacts {
    if (this.#below && this.#documents.size === 0) return this.#below.factsOf(person);
    const known = this.#facts.get(person);
    if (known) return known;
    const plain = this.plainFactsOf(person);
    const actingIn = mayAct(plain) ? this.#actingIn(person) : NONE;
    const facts = actingIn.size === 0 ? plain : this.#compute(person, actingIn);
    this.#facts.set(person, facts);
    return facts;
  }

  /** The same without the chats in which the person only acts for a moderator who is missing (decision D-9). */
  readonly plainFactsOf = (person: string): PersonFacts => {
    const known = this.#plainFacts.get(person);
    if (known) return known;
    const facts = this.#compute(person, NONE);
    this.#plainFacts.set(person, facts);
    return facts;
  };

  /** A hub computes it; anybody else's computer knows of the chats that it is not in by what the hub says of them. */
  #actingIn(person: string): ReadonlySet<string> {
    const computed = this.#actingBy().get(person) ?? NONE;
    if (this.knowsDevices) return computed;
    const told = this.about('invitation', person).flatMap(({ body }) =>
      body.person === person && body.isActive && body.isToModerate === true ? [body.chat] : [],
    );
    return told.length === 0 ? computed : new Set([...computed, ...told]);
  }

  #actingBy(): ReadonlyMap<string, ReadonlySet<string>> {
    this.#acting ??= actingByPerson(this);
    return this.#acting;
  }

  #forget({ kind }: Pick<AuthorPart, 'kind'>): void {
    if (SAYS_NOTHING_OF_PEOPLE.has(kind)) return;
    this.#facts.clear();
    this.#plainFacts.clear();
    this.#acting = undefined;
    if (kind === 'classroom') this.#homeroomOf.clear();
  }

  /** The class («7Б») of a class or of a class-and-subject space that goes on; '' for everything else. */
  homeroomOf(classroom: string): string {
    const known = this.#homeroomOf.get(classroom);
    if (known !== undefined) return known;
    const found = this.get('classroom', classroom);
    const isOpen = found && !found.body.isArchived;
    const type = isOpen ? found.body.type : 'club';
    const homeroom =
      type === 'homeroom'
        ? classroom
        : found && type === 'subject'
          ? (homeroomOfSpace(found, homerooms(this)) ?? '')
          : '';
    this.#homeroomOf.set(classroom, homeroom);
    return homeroom;
  }

  guardiansOf(child: string): readonly string[] {
    return this.about('kinship', child).flatMap(({ body }) =>
      body.child === child && body.isActive ? [body.guardian] : [],
    );
  }

  childrenOf(guardian: string): readonly string[] {
    return this.about('kinship', guardian).flatMap(({ body }) =>
      body.guardian === guardian && body.isActive ? [body.child] : [],
    );
  }

  /** Whether a person is in the school and has not left it. */
  isPresent(person: string): boolean {
    return this.get('person', person)?.body.leftAt === 0;
  }

  #compute(person: string, actingIn: ReadonlySet<string>): PersonFacts {
    const card = this.get('person', person);
    if (!card) return { ...NO_FACTS, person };
    const kinships = this.about('kinship', person).filter(({ body }) => this.isPresent(body.child));
    const channels = [...this.#channels()];
    return factsFrom(person, {
      card,
      memberships: this.about('membership', person),
      kinships,
      childrensMemberships: this.childrenOf(person).flatMap((child) => this.about('membership', child)),
      membersOf: (classroom) => this.about('membership', classroom),
      keepsHistory: this.isOn('leaversKeepHistory'),
      removals: this.about('removal', person),
      invitations: this.about('invitation', person),
      pairs: this.about('pair', person),
      chat: (id) => this.chat(id),
      homeroomOf: (classroom) => this.homeroomOf(classroom),
      channels,
      actingIn,
    });
  }

  /** What an invitation says of a chat whose own document only its members have. */
  #invitedTo(id: string): ChatBody | undefined {
    const found = this.about('invitation', id).find(({ body }) => body.chat === id && body.isActive);
    return found && groupOf(found.body);
  }

  #privateChat(id: string): ChatBody | undefined {
    const isBegun = this.get('pair', `${id}.1`) ?? this.get('pair', `${id}.2`);
    return isBegun && PRIVATE_CHAT;
  }

  *#channels(): Iterable<readonly [string, ChatBody]> {
    for (const { id, body } of this.all('chat')) if (isChannel(body.template)) yield [id, body];
  }

  #ids(by: 'kind' | 'key', name: string): ReadonlySet<string> {
    const own = (by === 'kind' ? this.#byKind : this.#byKey).get(name);
    const below = this.#below ? this.#below.#ids(by, name) : undefined;
    if (!own || !below) return own ?? below ?? NONE;
    return new Set([...below, ...own]);
  }

  #resolve<K extends HeldKind>(kind: K, ids: ReadonlySet<string>): readonly Entry<K>[] {
    const found: Entry<K>[] = [];
    for (const id of ids) {
      const document = this.get(kind, id);
      if (document) found.push(document);
    }
    return found;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Who may have to act in a chat without a teacher. */
function mayAct({ isAdministrator, roles }: PersonFacts): boolean {
  return isAdministrator || roles.includes('deputy');
}

function groupOf({ title }: { readonly title: string }): ChatBody {
  return { title, template: 'group', classroom: '', isArchived: false };
}

/** What there is to say of a chat of two, which has no document of its own. */
const PRIVATE_CHAT: ChatBody = { title: '', template: 'private', classroom: '', isArchived: false };

function note(index: Map<string, Set<string>>, name: string, id: string): void {
  const held = index.get(name);
  if (held) held.add(id);
  else index.set(name, new Set([id]));
}
