import { readFile } from 'node:fs/promises';
import Type from 'typebox';
import { Id, OptionalId } from '../../../shared/ids/id.ts';
import { MailProof, NewcomerName } from '../../../shared/protocol/entry.ts';
import { line } from '../../../shared/schema/names.ts';
import { Role } from '../../../shared/schema/person.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { DeviceSecret } from '../vaults/device-secret.ts';
import { seal, unseal } from '../vaults/vault-crypto.ts';

const KeptRequest = Type.Object(
  {
    id: Id,
    address: line(200, 1),
    keyPin: Type.String({ pattern: '^([0-9a-f]{64})?$' }),
    code: line(200),
    name: NewcomerName,
    role: Type.Unsafe<Role>(Role),
    classroom: OptionalId,
    note: line(300),
    mail: MailProof,
    /** Raw Ed25519 public key in hexadecimal, its private key as PKCS#8 DER in base64, and its number. */
    device: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    privateKey: Type.String({ maxLength: 400 }),
    number: Type.String({ pattern: '^[0-9a-z]{12}$' }),
    /** The hub's name of it, '' until it was sent. */
    request: OptionalId,
    state: Type.Union([
      Type.Literal('unsent'),
      Type.Literal('open'),
      Type.Literal('accepted'),
      Type.Literal('refused'),
    ]),
    person: OptionalId,
    personName: line(200),
    roles: Type.Array(Type.Unsafe<Role>(Role), { maxItems: 7 }),
    schoolTitle: line(120),
  },
  { additionalProperties: false },
);
/** A request to be let in, with the device that waits for the answer. */
export type KeptRequest = Type.Static<typeof KeptRequest>;

const Kept = Type.Object({ version: Type.Literal(1), requests: Type.Array(KeptRequest) });
const isKept = guardOf(Kept);
const LABEL = 'zvonok requests 1';

/** Requests on the disk, sealed by this computer: they hold a device's key and a name. */
export class RequestStore {
  readonly #path: string;
  readonly #device: () => Promise<DeviceSecret>;
  #requests: readonly KeptRequest[] = [];
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: { readonly path: string; readonly device: () => Promise<DeviceSecret> }) {
    this.#path = options.path;
    this.#device = options.device;
  }

  get all(): readonly KeptRequest[] {
    return this.#requests;
  }

  async load(): Promise<void> {
    const { sealKey } = await this.#device();
    try {
      const plain = unseal(sealKey, LABEL, Buffer.from(await readFile(this.#path, 'utf8'), 'base64'));
      const value: unknown = plain ? JSON.parse(plain.toString('utf8')) : undefined;
      this.#requests = isKept(value) ? value.requests : [];
    } catch {
      // Nothing was kept, or by another computer: then its hub forgets it, too.
      this.#requests = [];
    }
  }

  /** Resolves when it is on the disk. */
  async put(request: KeptRequest): Promise<void> {
    const others = this.#requests.filter(({ id }) => id !== request.id);
    await this.#set([...others, request]);
  }

  async remove(id: string): Promise<void> {
    await this.#set(this.#requests.filter((request) => request.id !== id));
  }

  async #set(requests: readonly KeptRequest[]): Promise<void> {
    this.#requests = requests;
    const write = () => this.#write(requests);
    const done = this.#writing.then(write, write);
    this.#writing = done.catch(() => undefined);
    await done;
  }

  async #write(requests: readonly KeptRequest[]): Promise<void> {
    const { sealKey } = await this.#device();
    const plain = Buffer.from(JSON.stringify({ version: 1, requests }), 'utf8');
    await writeAtomically(this.#path, seal(sealKey, LABEL, plain).toString('base64'));
  }
}
