import { readFile } from 'node:fs/promises';
import Type from 'typebox';
import { OptionalId } from '../../../shared/ids/id.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { DeviceSecret } from '../vaults/device-secret.ts';
import { seal, unseal } from '../vaults/vault-crypto.ts';

const Screen = Type.Union([
  Type.Object({ phase: Type.Literal('welcome') }, { additionalProperties: false }),
  /** The people of the demonstration. */
  Type.Object({ phase: Type.Literal('choosePerson') }, { additionalProperties: false }),
  /** Whoever was inside, or everybody when that is ''. */
  Type.Object(
    { phase: Type.Literal('people'), vault: Type.String({ maxLength: 24 }) },
    { additionalProperties: false },
  ),
]);
/** Where the next start goes. */
export type StartScreen = Type.Static<typeof Screen>;

const Notes = Type.Object(
  {
    version: Type.Literal(1),
    screen: Screen,
    /** Who founded the school of this computer and has not entered yet; '' for nobody. */
    founder: OptionalId,
  },
  { additionalProperties: false },
);
type Notes = Type.Static<typeof Notes>;
const isNotes = guardOf(Notes);

const LABEL = 'zvonok start notes 1';
const FIRST: Notes = { version: 1, screen: { phase: 'welcome' }, founder: '' };

/** What a start has to know before anybody has entered; sealed by this computer, because it tells who was here. */
export class StartNotes {
  readonly #path: string;
  readonly #device: () => Promise<DeviceSecret>;
  #notes: Notes = FIRST;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: { readonly path: string; readonly device: () => Promise<DeviceSecret> }) {
    this.#path = options.path;
    this.#device = options.device;
  }

  get screen(): StartScreen {
    return this.#notes.screen;
  }

  get founder(): string {
    return this.#notes.founder;
  }

  /** Notes that cannot be read are forgotten: they hold nothing that a person wrote. */
  async load(): Promise<void> {
    const { sealKey } = await this.#device();
    try {
      const plain = unseal(sealKey, LABEL, Buffer.from(await readFile(this.#path, 'utf8'), 'base64'));
      const value: unknown = plain ? JSON.parse(plain.toString('utf8')) : undefined;
      this.#notes = isNotes(value) ? value : FIRST;
    } catch {
      this.#notes = FIRST;
    }
  }

  /** Resolves when it is on disk. */
  async setScreen(screen: StartScreen): Promise<void> {
    await this.#set({ ...this.#notes, screen });
  }

  async setFounder(founder: string): Promise<void> {
    await this.#set({ ...this.#notes, founder });
  }

  async flush(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  async #set(notes: Notes): Promise<void> {
    this.#notes = notes;
    const done = this.#writing.then(
      () => this.#write(notes),
      () => this.#write(notes),
    );
    this.#writing = done.catch(() => undefined);
    await done;
  }

  async #write(notes: Notes): Promise<void> {
    const { sealKey } = await this.#device();
    const sealed = seal(sealKey, LABEL, Buffer.from(JSON.stringify(notes), 'utf8'));
    await writeAtomically(this.#path, sealed.toString('base64'));
  }
}
