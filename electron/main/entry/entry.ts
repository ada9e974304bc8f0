import { AppError } from '../../../shared/errors/app-error.ts';
import type { FoundingSlips } from '../../../shared/ipc/new-school.ts';
import type { IpcRequest } from '../../../shared/ipc/channels.ts';
import type { DemoPerson, EntryState, RosterPreview, SlipPreview } from '../../../shared/ipc/values.ts';
import type { Secret } from '../../../shared/vault/secret-rules.ts';
import type { AtEntry } from '../../replica/slip-client.ts';
import type { Place } from '../vaults/lid.ts';
import type { SoundVault } from '../vaults/vaults.ts';
import { Door } from './door.ts';
import { isWorthKeeping } from './earlier-vault.ts';
import type { EntryParts, SlipAddress } from './entry-parts.ts';
import { Founding } from './founding.ts';
import type { Inside } from './inside.ts';
import { enterByRequest, enterOwnHub, enterWithSlip } from './newcomer.ts';
import { OwnDoor } from './own-door.ts';
import { EntryRequests } from './requests.ts';
import { PickedRosters } from './rosters.ts';
import { Way } from './way.ts';

export interface EntryStart {
  readonly isDemo: boolean;
  readonly as: string | undefined;
  readonly enterSlip: SlipAddress | undefined;
  /** A PIN or phrase to set, or to enter with, without asking; for tours and tests. */
  readonly secret: Secret | undefined;
}

/** Whoever was let in by a code and then walked away leaves a vault without a PIN; not for longer than this. */
const NEW_SECRET_MINUTES = 5;

/** The way from an empty computer into the chats, and where each start goes. */
export class Entry {
  readonly door: Door;
  readonly own: OwnDoor;
  readonly requests: EntryRequests;
  readonly #parts: EntryParts;
  readonly #way: Way;
  readonly #rosters: PickedRosters;
  readonly #founding: Founding;

  constructor(parts: EntryParts) {
    this.#parts = parts;
    this.#way = new Way(parts);
    this.#rosters = new PickedRosters(parts);
    this.#founding = new Founding(this.#way);
    this.door = new Door(this.#way, () => this.#load());
    this.own = new OwnDoor(this.#way);
    this.requests = new EntryRequests(parts);
  }

  get state(): EntryState {
    return this.#way.state;
  }

  get inside(): Inside {
    return this.#way.inside;
  }

  /** Whether somebody has left something open that a PIN would keep. */
  get isLockable(): boolean {
    const { vault } = this.inside;
    return this.state.phase === 'newSecret' || (vault !== undefined && vault.lockKind !== 'device');
  }

  /** After how long without a sign of life it is locked; 0 for never. */
  get autoLockMinutes(): number {
    if (!this.isLockable) return 0;
    return this.inside.vault?.inside.autoLockMinutes ?? NEW_SECRET_MINUTES;
  }

  /** Nobody is there any more: shuts the vault, or gives up waiting for a new PIN. */
  async lockUnattended(): Promise<void> {
    if (this.state.phase === 'newSecret') await this.cancelNewSecret();
    else await this.door.lock();
  }

  onChanged(listener: (state: EntryState) => void): void {
    this.#way.steps.onChanged(listener);
  }

  /** Goes where the command line says, otherwise where the application was. Never throws: the state tells. */
  async start(start: EntryStart): Promise<void> {
    try {
      await this.#way.steps.run(async () => {
        await this.#load();
        return this.state;
      });
      if (start.enterSlip) await this.acceptSlip(start.enterSlip, start.secret);
      else if (start.isDemo) {
        await this.openDemo();
        if (start.as !== undefined) await this.enterAs(start.as, start.secret);
      } else await this.#resume(start.secret);
    } catch (error) {
      this.#parts.log.error('entry.start', error);
    }
    // Nobody waits for the answers; the list tells of them.
    void this.requests.check();
  }

  async openDemo(): Promise<void> {
    await this.#way.steps.run(async () => {
      if (this.state.phase === 'choosePerson') return this.state;
      this.#way.refuseInside();
      const { hub, folders } = this.#parts;
      this.#way.steps.show({ phase: 'preparing', step: 'hub' });
      await hub.start(folders.demoHub);
      this.#way.steps.show({ phase: 'preparing', step: 'school' });
      return this.#way.choosePerson(await hub.control('school.openDemo', { roster: folders.demoRoster }));
    });
  }

  /** The people of the demonstration to choose from. */
  async choosable(): Promise<readonly DemoPerson[]> {
    if (this.state.phase !== 'choosePerson') throw new AppError('notAllowed');
    return this.#parts.hub.control('school.demoPeople', {});
  }

  /** Enters as a person of the demonstration, at once unless the person has taken a PIN. */
  async enterAs(person: string, secret?: Secret): Promise<void> {
    await this.#way.steps.run(async () => {
      if (this.state.phase !== 'choosePerson') throw new AppError('notAllowed');
      this.#way.steps.show({ phase: 'preparing', step: 'replica' });
      const { hub, vaults } = this.#parts;
      const status = await hub.start(this.#parts.folders.demoHub);
      const known = vaults.find(person, status.keyPin);
      // A device that was signed out enters anew, as any other would with a slip.
      if (!known || known.card.isSignedOut) {
        const of = { person, roles: [], place: 'demo', status, secret } as const;
        return this.#way.goInside(await enterOwnHub(this.#parts, of));
      }
      await vaults.setCard(known.id, { addresses: [...status.addresses] });
      if (known.lockKind !== 'device' && !secret) return this.#way.locked(known.id);
      return this.#way.goInside(await vaults.unlock(known.id, secret));
    });
  }

  /** Founds the school of this computer. What comes back is to be printed; `enterSchool` goes on from there. */
  async createSchool({ file, ...school }: IpcRequest<'entry.createSchool'>): Promise<FoundingSlips> {
    return await this.#founding.create(school, this.#parts.orderPath(file));
  }

  enterSchool(): Promise<void> {
    return this.#founding.enter();
  }

  chooseRoster(what: 'folder' | 'zip'): Promise<RosterPreview | undefined> {
    this.#way.refuseInside();
    return this.#rosters.pick(what);
  }

  async importRoster(of: IpcRequest<'entry.importRoster'>): Promise<void> {
    const { token, administrator, file } = of;
    const path = this.#rosters.pathOf(token);
    const order = { ...of.order, path: this.#parts.orderPath(file) };
    await this.#founding.fromRoster(() =>
      this.#parts.hub.control('roster.import', { path, administrator, order }),
    );
  }

  /** A code to a parent's address, with a slip or for a request without one. */
  async mailCode(of: IpcRequest<'entry.mailCode'>): Promise<{ readonly validUntil: number }> {
    if (of.code === '') return this.requests.mailCode(of);
    return { validUntil: await this.#parts.slips.sendMailCode(of) };
  }

  /** Enters as the person whom an accepted request made. Throws AppError `requestUnknown`. */
  async enterByRequest(id: string): Promise<void> {
    await this.#way.steps.run(async () => {
      this.#way.refuseInside();
      const kept = this.requests.find(id);
      if (kept.state !== 'accepted') throw new AppError('requestUnknown');
      const { personName, roles } = kept;
      const finish = async (secret: Secret): Promise<EntryState> => {
        this.#way.steps.show({ phase: 'preparing', step: 'replica' });
        const place = this.#placeOfHub(kept.keyPin);
        const vault = await enterByRequest(this.#parts, { kept, place, secret });
        await this.requests.remove(id);
        return this.#way.goInside(vault);
      };
      return this.#way.askForSecret({
        personName,
        roles,
        why: 'first',
        back: this.state,
        vault: undefined,
        finish,
      });
    });
  }

  async previewSlip(slip: SlipAddress): Promise<SlipPreview> {
    const { preview } = await this.#parts.slips.previewSlip(slip);
    return preview;
  }

  /** Accepts a slip; a person of a real school thinks of a PIN first. */
  async acceptSlip(slip: SlipAddress & AtEntry, secret?: Secret): Promise<void> {
    await this.#way.steps.run(async () => {
      this.#way.refuseInside();
      const { slips, recovery, vaults } = this.#parts;
      const { preview, keyPin } = await slips.previewSlip(slip);
      if (preview.purpose === 'link') throw new AppError('slipIsLink');
      const { isDemo } = await recovery.fetchRecoveryKey({ addresses: [slip.address.trim()], keyPin });
      const { roles, schoolTitle } = preview;
      const personName = preview.personName || spokenName(slip.name);
      const placeOf = (pin: string): Place => this.#placeOfHub(pin);
      const finish = async (chosen: Secret | undefined): Promise<EntryState> => {
        this.#way.steps.show({ phase: 'preparing', step: 'replica' });
        const newcomer = { name: personName, roles, schoolTitle, isDemo, placeOf, secret: chosen };
        return this.#way.goInside(await enterWithSlip(this.#parts, slip, newcomer));
      };
      if (secret || isDemo) return finish(secret);
      const back = this.state;
      const earlier = vaults.sound().some((one) => isOf(one, personName, keyPin) && isWorthKeeping(one));
      const why = earlier ? 'again' : 'first';
      return this.#way.askForSecret({ personName, roles, why, back, vault: undefined, finish });
    });
  }

  newSecret(secret: Secret): Promise<void> {
    return this.#way.newSecret(secret);
  }

  cancelNewSecret(): Promise<void> {
    return this.#way.cancelNewSecret();
  }

  async #load(): Promise<void> {
    const { vaults, notes, moveLegacyPeople, log } = this.#parts;
    await vaults.load();
    await notes.load();
    await this.requests.load();
    await moveLegacyPeople().catch((error: unknown) => log.error('entry.legacy', error));
  }

  async #resume(secret: Secret | undefined): Promise<void> {
    const { notes, vaults, hub, folders } = this.#parts;
    if (this.#founding.waitingFounder !== '') {
      await this.#founding.enter(secret);
      return;
    }
    const { screen } = notes;
    if (screen.phase === 'choosePerson') {
      await this.#way.steps.run(async () => {
        this.#way.steps.show({ phase: 'preparing', step: 'hub' });
        return this.#way.choosePerson(await hub.start(folders.demoHub));
      });
      return;
    }
    const last = screen.phase === 'people' ? vaults.get(screen.vault) : undefined;
    // Others depend on the school of this computer, whoever is or is not inside here.
    this.#startOwnHub(last);
    await this.#way.steps.run(() => this.#resumeAt(last, secret));
  }

  async #resumeAt(last: SoundVault | undefined, secret: Secret | undefined): Promise<EntryState> {
    const isOpen = last !== undefined && last.lockKind === 'device' && last.card.isDemo;
    if (last && (isOpen || secret)) {
      this.#way.steps.show({ phase: 'preparing', step: 'replica' });
      return this.#way.enter(await this.#parts.vaults.unlock(last.id, isOpen ? undefined : secret));
    }
    return this.#way.hasPeople ? { phase: 'locked', vault: last?.id ?? '' } : this.#way.welcome();
  }

  #startOwnHub(last: SoundVault | undefined): void {
    const { vaults, hub, log } = this.#parts;
    const place = last?.card.place ?? (vaults.at('school').length > 0 ? 'school' : 'remote');
    if (place === 'remote') return;
    hub.start(this.#way.hubFolder(place)).catch((error: unknown) => log.error('entry.hub', error));
  }

  #placeOfHub(keyPin: string): Place {
    const status = this.#parts.hub.status;
    if (status?.keyPin !== keyPin) return 'remote';
    return status.school?.isDemo === true ? 'demo' : 'school';
  }
}

/** How somebody who has just said the own name is called here. */
function spokenName(name: AtEntry['name']): string {
  return [name?.familyName, name?.givenName, name?.middleName].filter(Boolean).join(' ');
}

/** Before the slip is used nothing tells who it is but the name. */
function isOf({ card }: SoundVault, personName: string, keyPin: string): boolean {
  return card.name === personName && card.keyPin === keyPin;
}
