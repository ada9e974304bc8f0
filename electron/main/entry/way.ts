import { AppError } from '../../../shared/errors/app-error.ts';
import type { HubStatus } from '../../../shared/ipc/hub-control.ts';
import type { EntryState } from '../../../shared/ipc/values.ts';
import type { Role } from '../../../shared/schema/person.ts';
import { allowedSecretKinds, faultOfSecret, type Secret } from '../../../shared/vault/secret-rules.ts';
import type { OpenVault } from '../vaults/open-vault.ts';
import { isListed } from '../vaults/overview.ts';
import type { SoundVault } from '../vaults/vaults.ts';
import type { EntryParts } from './entry-parts.ts';
import { Inside } from './inside.ts';
import { Steps, welcomeState } from './steps.ts';

/** What waits for a person to think of a PIN. */
export interface WaitingForSecret {
  readonly personName: string;
  readonly roles: readonly Role[];
  readonly why: 'first' | 'reset' | 'again';
  readonly finish: (secret: Secret) => Promise<EntryState>;
  /** Where giving up leads, and a failure after the PIN was taken. */
  readonly back: EntryState;
  /** The vault that is open already, if one is; it is shut when the person gives up. */
  readonly vault: OpenVault | undefined;
}

/** What all ways in and out have in common: the steps, the open vault, and the places between. */
export class Way {
  readonly parts: EntryParts;
  readonly steps: Steps;
  readonly inside: Inside;
  #waiting: WaitingForSecret | undefined;

  constructor(parts: EntryParts) {
    this.parts = parts;
    this.steps = new Steps((error) => welcomeState(error, this.hasPeople));
    this.inside = new Inside(parts, (vault, hasLeft) => this.#signedOut(vault, hasLeft));
  }

  get state(): EntryState {
    return this.steps.state;
  }

  /** Whether the computer has anybody to choose from before a way in is found. */
  get hasPeople(): boolean {
    return this.parts.vaults.list().some((entry) => entry.fault !== undefined || isListed(entry));
  }

  /** Opens the replica without waiting for the hub, even for the one on this computer. */
  async enter(vault: OpenVault): Promise<EntryState> {
    const { place, isSignedOut, hasLeft } = vault.card;
    if (isSignedOut) {
      vault.forget();
      throw new AppError(hasLeft ? 'leftSchool' : 'deviceSignedOut');
    }
    if (place !== 'remote') this.#followHub(vault.id, this.parts.hub.start(this.hubFolder(place)));
    return this.goInside(vault);
  }

  async goInside(vault: OpenVault): Promise<EntryState> {
    await this.inside.open(vault);
    await this.parts.notes.setScreen({ phase: 'people', vault: vault.id });
    return insideState(vault);
  }

  /** Shuts the vault and goes to where one chooses a person. */
  async out(): Promise<EntryState> {
    const isDemo = this.inside.vault?.card.place === 'demo';
    await this.inside.close();
    return isDemo ? this.choosePerson(this.parts.hub.status) : this.locked('');
  }

  async choosePerson(status: HubStatus | undefined): Promise<EntryState> {
    await this.parts.notes.setScreen({ phase: 'choosePerson' });
    return { phase: 'choosePerson', schoolTitle: status?.school?.title ?? '' };
  }

  async locked(vault: string): Promise<EntryState> {
    await this.parts.notes.setScreen({ phase: 'people', vault });
    return { phase: 'locked', vault };
  }

  async welcome(): Promise<EntryState> {
    await this.parts.notes.setScreen({ phase: 'welcome' });
    return welcomeState(undefined, this.hasPeople);
  }

  async askForSecret(waiting: WaitingForSecret): Promise<EntryState> {
    const { personName, why, roles } = waiting;
    const hasDeviceStore = await this.#hasDeviceStore();
    this.#waiting = waiting;
    const allowedKinds = allowedSecretKinds({ roles, hasDeviceStore });
    return { phase: 'newSecret', personName, why, allowedKinds, hasDeviceStore };
  }

  /** Sets the PIN that the way on waits for. Throws AppError `secretTooShort`, `secretTooSimple`, or what comes after. */
  async newSecret(secret: Secret): Promise<void> {
    let back: EntryState | undefined;
    const work = async (): Promise<EntryState> => {
      const waiting = this.#waiting;
      if (this.state.phase !== 'newSecret' || !waiting) throw new AppError('notAllowed');
      await this.refuseBadSecret(secret, waiting.roles);
      try {
        const state = await waiting.finish(secret);
        this.#waiting = undefined;
        return state;
      } catch (error) {
        // A vault that was shut again cannot take another PIN; its door can.
        if (waiting.vault?.isForgotten) back = this.#giveUp(waiting);
        throw error;
      }
    };
    await this.steps.run(work, (before) => back ?? before);
  }

  async cancelNewSecret(): Promise<void> {
    await this.steps.run(() => {
      const waiting = this.#waiting;
      const isWaiting = this.state.phase === 'newSecret' && waiting;
      return Promise.resolve(isWaiting ? this.#giveUp(waiting) : this.state);
    });
  }

  async refuseBadSecret(secret: Secret, roles: readonly Role[]): Promise<void> {
    const allowed = allowedSecretKinds({ roles, hasDeviceStore: await this.#hasDeviceStore() });
    if (!allowed.includes(secret.kind)) throw new AppError('notAllowed');
    const fault = faultOfSecret(secret);
    if (fault) throw new AppError(fault);
  }

  vault(id: string): SoundVault {
    const vault = this.parts.vaults.get(id);
    if (!vault) throw new AppError('notFound', { details: 'no such vault' });
    return vault;
  }

  hubFolder(place: 'demo' | 'school'): string {
    const { demoHub, schoolHub } = this.parts.folders;
    return place === 'demo' ? demoHub : schoolHub;
  }

  refuseInside(): void {
    if (this.state.phase === 'inside') throw new AppError('notAllowed');
  }

  /** When the hub has started, or has not, and the same person is still inside: what that means for them. */
  #followHub(id: string, starting: Promise<HubStatus>): void {
    const settled = starting.then(
      () => undefined,
      () => undefined,
    );
    let isLost = false;
    const step = async (): Promise<EntryState> => {
      const { vault } = this.inside;
      if (vault?.id !== id) return this.state;
      try {
        const status = await starting;
        if (status.keyPin !== vault.card.keyPin) throw new AppError('hubOtherKey');
        await this.inside.moveTo(status.addresses);
        return this.state;
      } catch (error) {
        await this.inside.close();
        isLost = true;
        throw error;
      }
    };
    const welcome = welcomeState(undefined, this.hasPeople);
    settled
      .then(() => this.steps.run(step, (before) => (isLost ? welcome : before)))
      .catch((error: unknown) => this.parts.log.error('entry.hub', error));
  }

  /** The hub lets this device in no more: the vault is shut at once, with all that waits in it. */
  #signedOut(id: string, hasLeft: boolean): void {
    const { vaults, log } = this.parts;
    const step = async (): Promise<EntryState> => {
      if (this.inside.vault?.id !== id) return this.state;
      await vaults.setCard(id, { isSignedOut: true, hasLeft });
      const { place, isDemo } = this.inside.vault.card;
      if (this.state.phase === 'inside') this.steps.show({ phase: 'locked', vault: id });
      await this.inside.close();
      return place === 'demo' && isDemo ? this.choosePerson(this.parts.hub.status) : this.locked(id);
    };
    this.steps.run(step).catch((error: unknown) => log.error('entry.signedOut', error));
  }

  #giveUp(waiting: WaitingForSecret): EntryState {
    this.#waiting = undefined;
    waiting.vault?.forget();
    return waiting.back;
  }

  async #hasDeviceStore(): Promise<boolean> {
    return (await this.parts.vaults.device()).level === 'device';
  }
}

export function insideState({ id, card, lockKind }: OpenVault): EntryState {
  return {
    phase: 'inside',
    person: card.person,
    hub: card.place === 'remote' ? 'remote' : 'embedded',
    isDemo: card.place === 'demo',
    vault: id,
    isLockable: lockKind !== 'device',
  };
}
