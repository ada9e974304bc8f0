import { AppError } from '../../../shared/errors/app-error.ts';
import type { PeopleHere, VaultOverview, VaultPolicy, VaultRow } from '../../../shared/ipc/vault-channels.ts';
import type { PolicyStore } from './policy.ts';
import type { SoundVault, Vaults } from './vaults.ts';

const MONTH_MS = (365.25 / 12) * 24 * 3600_000;
const GIGABYTE = 1e9;

export interface VaultKeepingParts {
  readonly vaults: Vaults;
  readonly policy: Pick<PolicyStore, 'current'>;
  readonly hasDemo: () => boolean;
  /** The vault that is open, '' when nobody is inside. */
  readonly openVault: () => string;
  readonly now?: () => number;
}

/** Who has a vault here, how large they are, and which may go. */
export class VaultKeeping {
  readonly #parts: VaultKeepingParts;

  constructor(parts: VaultKeepingParts) {
    this.#parts = parts;
  }

  /** For the choice of a person: names, no sizes. */
  async people(): Promise<PeopleHere> {
    const { vaults, policy, hasDemo } = this.#parts;
    const { level } = await vaults.device();
    const listed = vaults.sound().filter(isListed);
    const total = await this.#totalBytes();
    return {
      people: listed.map(({ id, lockKind, card }) => ({
        vault: id,
        name: card.name,
        roles: card.roles,
        schoolTitle: card.schoolTitle,
        isDemo: card.isDemo,
        lockKind,
        isSignedOut: card.isSignedOut === true,
        hasLeft: card.hasLeft === true,
      })),
      faults: vaults.list().flatMap(({ fault }) => (fault ? [fault] : [])),
      hasDeviceStore: level === 'device',
      hasDemo: hasDemo(),
      unused: vaults
        .sound()
        .filter((entry) => this.#isUnused(entry) && isEmptied(entry))
        .map(({ id }) => id),
      isOverQuota: total > policy.current.quotaGigabytes * GIGABYTE,
    };
  }

  /** For the settings of whoever is inside. */
  async overview(): Promise<VaultOverview> {
    const { vaults, policy } = this.#parts;
    const own = this.#parts.openVault();
    const rows = await Promise.all(
      vaults.sound().map(async (entry): Promise<VaultRow> => {
        const { id, card } = entry;
        return {
          vault: id,
          name: card.name,
          isOwn: id === own,
          usedAt: card.usedAt,
          sizeBytes: await vaults.sizeBytesOf(id),
          isUnused: this.#isUnused(entry),
          unsentCount: card.unsentCount,
        };
      }),
    );
    return { rows, totalBytes: await this.#totalBytes(), policy: policy.current };
  }

  /**
   * Removes a vault that nobody has opened for longer than the policy says. Throws AppError `notAllowed` for
   * any other, `vaultHasUnsent` (with `count`) when it holds another number of unsent messages than whoever
   * asks was told of.
   */
  async removeUnused(id: string, unsentCount: number): Promise<void> {
    const entry = this.#parts.vaults.get(id);
    if (!entry) throw new AppError('notFound');
    if (!this.#isUnused(entry)) throw new AppError('notAllowed');
    if (entry.card.unsentCount !== unsentCount) {
      throw new AppError('vaultHasUnsent', { params: { count: entry.card.unsentCount } });
    }
    await this.#parts.vaults.remove(id);
  }

  #isUnused({ id, card }: SoundVault): boolean {
    const { unusedMonths }: VaultPolicy = this.#parts.policy.current;
    if (unusedMonths === 0 || id === this.#parts.openVault()) return false;
    return card.usedAt + unusedMonths * MONTH_MS < (this.#parts.now ?? Date.now)();
  }

  async #totalBytes(): Promise<number> {
    const { vaults } = this.#parts;
    const sizes = await Promise.all(vaults.list().map(({ id }) => vaults.sizeBytesOf(id)));
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}

/** People of the demonstration are chosen in its own list, unless they have taken a PIN. */
export function isListed({ lockKind, card }: SoundVault): boolean {
  return card.place !== 'demo' || lockKind !== 'device';
}

/** Closed in good order, with nothing that is on no hub. */
function isEmptied({ card }: SoundVault): boolean {
  return card.unsentCount === 0 && !card.isOpen;
}
