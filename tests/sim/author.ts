import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { logName } from '../../shared/schema/envelope.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import { isWithAuthor, type ReplicaDocument } from '../../shared/sync/replica-document.ts';
import { chatMembership, markPart, messagePart } from '../../shared/testing/make-documents.ts';
import type { Ledger } from './ledger.ts';
import { ignoreFullDisk } from './life.ts';
import type { Random } from './random.ts';
import type { School } from './school.ts';
import type { SimDevice } from './sim-device.ts';
import type { SimHub } from './sim-hub.ts';

/** What people do at their computers. */
export class Authors {
  readonly #hub: SimHub;
  readonly #school: School;
  readonly #ledger: Ledger;
  readonly #random: Random;
  #texts = 0;

  constructor(of: { hub: SimHub; school: School; ledger: Ledger; random: Random }) {
    this.#hub = of.hub;
    this.#school = of.school;
    this.#ledger = of.ledger;
    this.#random = of.random;
  }

  /** Somebody says, edits, takes back, reads, joins or leaves. Most often where it is allowed. */
  async write(device: SimDevice): Promise<void> {
    const random = this.#random;
    const held = await device.disk.all();
    const stamp = device.program?.clock.stamp();
    if (stamp === undefined) return;
    const chat = this.#chatFor(device);
    const dice = random.next();
    if (dice < 0.25) return this.#edit(device, held, stamp);
    if (dice < 0.4) return this.#mark(device, held, chat, stamp);
    if (dice < 0.48) {
      const state = random.chance(0.6) ? 'active' : 'ended';
      return this.#put(device, chatMembership(chat, device.person, { state, stamp }));
    }
    this.#put(device, messagePart({ by: device.person, chat, text: this.#text(device), stamp, id: stamp }));
  }

  /** Somebody opens another chat, or closes the one that is open. */
  look(device: SimDevice): void {
    device.program?.replicator.setOpen(this.#random.chance(0.8) ? this.#chatFor(device) : '');
  }

  /** An author looks at what was refused or kept aside: tries again, gives it up, or does nothing. */
  async decide(device: SimDevice): Promise<void> {
    const refused = (await device.disk.all()).filter(isWithAuthor);
    if (refused.length > 0) this.#decideOn(device, this.#random.pick(refused));
  }

  /** Goes through the whole list, and leaves some of it for later. */
  async decideAll(device: SimDevice): Promise<void> {
    for (const refused of (await device.disk.all()).filter(isWithAuthor)) {
      if (this.#random.chance(0.6)) this.#decideOn(device, refused);
    }
  }

  #decideOn(device: SimDevice, refused: ReplicaDocument): void {
    const { id } = refused;
    const { program } = device;
    if (!program) return;
    if (this.#random.chance(0.6)) {
      void program.store.requeue(id).then(() => program.replicator.wake(), ignoreFullDisk);
      return;
    }
    // Also when the program dies at it: whether it is gone then, nobody knows.
    this.#ledger.discards(refused);
    void program.store.discard(id).then(() => program.replicator.ask(), ignoreFullDisk);
  }

  #chatFor(device: SimDevice): string {
    const { chats } = this.#school;
    const own = chats.filter((chat) => this.#hub.access.mayRead(device.person, scopeOf.chat(chat)));
    return own.length > 0 && this.#random.chance(0.8) ? this.#random.pick(own) : this.#random.pick(chats);
  }

  #edit(device: SimDevice, held: readonly ReplicaDocument[], stamp: string): void {
    const own = held.filter(
      (one) => one.kind === 'message' && one.by === device.person && !one.gone && one.queue !== 'orphan',
    );
    if (own.length === 0) return;
    const { id, kind, scope, parent, by } = this.#random.pick(own);
    const text = this.#text(device);
    const gone = this.#random.chance(0.2);
    // What is taken back holds nothing any more.
    const body = { text: gone ? '' : text, replyTo: '' };
    this.#put(device, { id, kind, scope, parent, by, stamp, gone, body });
  }

  #mark(device: SimDevice, held: readonly ReplicaDocument[], chat: string, stamp: string): void {
    const read = held.filter((one) => one.parent === chat && one.seq > 0);
    if (read.length === 0) return;
    const last = this.#random.pick(read);
    this.#put(device, markPart({ by: device.person, chat, upTo: { [logName(last)]: last.seq }, stamp }));
  }

  #put(device: SimDevice, part: AuthorPart): void {
    const one = this.#ledger.begin(device, part);
    void device.write(part).then(() => (one.isConfirmed = true), ignoreFullDisk);
  }

  #text(device: SimDevice): string {
    return `${device.name} ${++this.#texts}`;
  }
}
