import Type from 'typebox';
import { Id, OptionalId } from '../../../shared/ids/id.ts';
import { REPLICA_COMMANDS } from '../../../shared/ipc/replica-thread.ts';
import { guardOf, parserOf } from '../../../shared/std/parse.ts';
import { JsonFile } from '../files/json-file.ts';
import type { SecretStore } from './secret-store.ts';

/** Where the hub of a person is: the demonstration or the school on this computer, or another computer. */
export type Place = 'demo' | 'school' | 'remote';

const OPEN = REPLICA_COMMANDS.open.properties;
const PlaceName = Type.Unsafe<Place>(
  Type.Union([Type.Literal('demo'), Type.Literal('school'), Type.Literal('remote')]),
);

const KnownPerson = Type.Object(
  {
    person: Id,
    place: PlaceName,
    addresses: OPEN.addresses,
    keyPin: OPEN.keyPin,
    deviceNumber: OPEN.deviceNumber,
    /** The name and the device key, sealed: neither is to be read from the disk. */
    sealed: Type.String({ maxLength: 10_000 }),
  },
  { additionalProperties: false },
);
export type KnownPerson = Type.Static<typeof KnownPerson>;

const LastScreen = Type.Union([
  Type.Object({ phase: Type.Literal('welcome') }, { additionalProperties: false }),
  Type.Object({ phase: Type.Literal('choosePerson'), place: PlaceName }, { additionalProperties: false }),
  Type.Object(
    { phase: Type.Literal('inside'), person: Id, keyPin: OPEN.keyPin },
    { additionalProperties: false },
  ),
]);
/** Where the next start goes. */
export type LastScreen = Type.Static<typeof LastScreen>;

const PeopleFile = Type.Object(
  {
    version: Type.Literal(1),
    screen: LastScreen,
    /** Who founded the school of this computer; '' while there is none. */
    founder: OptionalId,
    people: Type.Array(KnownPerson, { maxItems: 1000 }),
  },
  { additionalProperties: false },
);
type PeopleFile = Type.Static<typeof PeopleFile>;

const PersonSecrets = Type.Object(
  { name: Type.String({ maxLength: 300 }), deviceKey: OPEN.deviceKey },
  { additionalProperties: false },
);
export type PersonSecrets = Type.Static<typeof PersonSecrets>;

const isPeopleFile = guardOf(PeopleFile);
const parseSecrets = parserOf('secrets of a known person', PersonSecrets);

/** The people who have entered on this computer, and where the application was when it was closed. */
export class KnownPeople {
  readonly #file: JsonFile<PeopleFile>;
  readonly #secrets: () => Promise<SecretStore>;

  constructor(options: {
    readonly path: string;
    readonly secrets: () => Promise<SecretStore>;
    readonly onBroken: () => void;
  }) {
    this.#file = new JsonFile<PeopleFile>({
      path: options.path,
      isValid: isPeopleFile,
      fallback: () => ({ version: 1, screen: { phase: 'welcome' }, founder: '', people: [] }),
      onBroken: options.onBroken,
    });
    this.#secrets = options.secrets;
  }

  get screen(): LastScreen {
    return this.#file.value.screen;
  }

  /** The founder of this computer's school who has not entered yet, because something came between. */
  get waitingFounder(): string | undefined {
    const { founder } = this.#file.value;
    return founder === '' || this.at('school').length > 0 ? undefined : founder;
  }

  async setFounder(founder: string): Promise<void> {
    await this.#file.set({ ...this.#file.value, founder });
  }

  find(person: string, keyPin: string): KnownPerson | undefined {
    return this.#file.value.people.find((known) => known.person === person && known.keyPin === keyPin);
  }

  at(place: Place): readonly KnownPerson[] {
    return this.#file.value.people.filter((known) => known.place === place);
  }

  /** Resolves when it is on disk: a person whose key is lost could not come back. */
  async remember(person: Omit<KnownPerson, 'sealed'>, secrets: PersonSecrets): Promise<KnownPerson> {
    const store = await this.#secrets();
    const known = { ...person, sealed: await store.seal(JSON.stringify(secrets)) };
    await this.#replace(known);
    return known;
  }

  /** Notes the addresses by which the person's hub is found now. */
  async moveTo(known: KnownPerson, addresses: readonly string[]): Promise<KnownPerson> {
    const moved = { ...known, addresses: [...addresses] };
    await this.#replace(moved);
    return moved;
  }

  /** Throws when this computer can no longer open what it sealed. */
  async secretsOf(known: KnownPerson): Promise<PersonSecrets> {
    const store = await this.#secrets();
    const { secret, shouldSealAgain } = await store.unseal(known.sealed);
    const parsed: unknown = JSON.parse(secret);
    const secrets = parseSecrets(parsed);
    if (shouldSealAgain) await this.#replace({ ...known, sealed: await store.seal(secret) });
    return secrets;
  }

  async setScreen(screen: LastScreen): Promise<void> {
    await this.#file.set({ ...this.#file.value, screen });
  }

  async flush(): Promise<void> {
    await this.#file.flush();
  }

  async #replace(known: KnownPerson): Promise<void> {
    const others = this.#file.value.people.filter(
      (other) => other.person !== known.person || other.keyPin !== known.keyPin,
    );
    await this.#file.set({ ...this.#file.value, people: [...others, known] });
  }
}
