import { join } from 'node:path';
import { canonicalVersion } from '../../shared/sync/canonical.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { School } from './school.ts';
import type { SimDevice } from './sim-device.ts';
import type { SimHub } from './sim-hub.ts';
import { ENDINGS } from './socket-pair.ts';
import { covers } from './versions.ts';

const MOST_CLONES = 2;

/** What happens once in years: a backup is put back, a disk is copied to a second computer. */
export class Disasters {
  readonly #of: DisastersOptions;
  #backups = 0;

  constructor(of: DisastersOptions) {
    this.#of = of;
  }

  /** The hub is stopped for a copy of its store; later it is perhaps stopped again, and an old copy put back. */
  async backUpOrRestore(): Promise<void> {
    const { hub, random, folder } = this.#of;
    if (folder === undefined) return;
    if (hub.isRunning) hub.kill(random.pick(ENDINGS));
    if (this.#backups === 0 || random.chance(0.5))
      await hub.backUp(join(folder, `backup-${++this.#backups}`));
    else await this.#restore(join(folder, `backup-${1 + random.below(this.#backups)}`));
    await hub.start();
  }

  /** From now on two computers think that they are the same. */
  clone(): void {
    const { devices, random, ledger } = this.#of;
    if (ledger.counts.clones >= MOST_CLONES) return;
    const clone = random.pick(devices).cloned(`e${ledger.counts.clones}`);
    if (!clone) return;
    ledger.counts.clones += 1;
    devices.push(clone);
    void clone.disk.all().then((all) => {
      for (const one of all) if (one.queue !== '') ledger.copies(one);
    });
    void clone.start();
  }

  async #restore(from: string): Promise<void> {
    const { hub, ledger, school } = this.#of;
    const before = await hub.all();
    await hub.restore(from);
    ledger.note(() => 'restored');
    const onHub = new Map((await hub.all()).map((document) => [document.id, document]));
    const held = await this.#heldByAuthors();
    for (const document of before) {
      // Only what its author's computers hold can come back.
      const comesBack = held.get(document.by)?.has(canonicalVersion(document)) ?? false;
      if (!comesBack && !covers(onHub.get(document.id), document)) ledger.lost.add(document.id);
    }
    for (const [id, part] of school.confirmed) {
      if (!covers(onHub.get(id), part)) school.confirmed.delete(id);
    }
    school.forget((id) => !onHub.has(id));
  }

  async #heldByAuthors(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const held = new Map<string, Set<string>>();
    for (const { person, disk } of this.#of.devices) {
      const own = held.get(person) ?? new Set();
      for (const document of await disk.all()) own.add(canonicalVersion(document));
      held.set(person, own);
    }
    return held;
  }
}

interface DisastersOptions {
  readonly hub: SimHub;
  readonly devices: SimDevice[];
  readonly ledger: Ledger;
  readonly school: School;
  readonly random: Random;
  /** Where backups lie; undefined where the hub's store is in memory. */
  readonly folder: string | undefined;
}
