import { AppError } from '../../../shared/errors/app-error.ts';
import type { IpcRequest } from '../../../shared/ipc/channels.ts';
import type { DemoPerson, EntryState, RosterPreview, SlipPreview } from '../../../shared/ipc/values.ts';
import type { Role } from '../../../shared/schema/person.ts';
import type { Secret } from '../../../shared/vault/secret-rules.ts';
import type { Place } from '../vaults/lid.ts';
import type { SoundVault } from '../vaults/vaults.ts';
import { Door } from './door.ts';
import type { EntryParts, SlipAddress } from './entry-parts.ts';
import type { Inside } from './inside.ts';
import { enterOwnHub, enterWithSlip } from './newcomer.ts';
import { OwnDoor } from './own-door.ts';
import { PickedRosters } from './rosters.ts';
import { welcomeState } from './steps.ts';
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

const ADMINISTRATOR: readonly Role[] = ['administrator'];

/** The way from an empty computer into the chats, and where each start goes. */
export class Entry {
  readonly door: Door;
  readonly own: OwnDoor;
  readonly #parts: EntryParts;
  readonly #way: Way;
  readonly #rosters: PickedRosters;

  constructor(parts: EntryParts) {
    this.#parts = parts;
    this.#way = new Way(parts);
    this.#rosters = new PickedRosters(parts);
    this.door = new Door(this.#way, () => this.#load());
    this.own = new OwnDoor(this.#way);
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
      if (!known) {
        const of = { person, roles: [], place: 'demo', status, secret } as const;
        return this.#way.goInside(await enterOwnHub(this.#parts, of));
      }
      await vaults.setCard(known.id, { addresses: [...status.addresses] });
      if (known.lockKind !== 'device' && !secret) return this.#way.locked(known.id);
      return this.#way.goInside(await vaults.unlock(known.id, secret));
    });
  }

  async createSchool(school: IpcRequest<'entry.createSchool'>): Promise<void> {
    const { familyName, givenName, middleName } = school.administrator;
    const name = [familyName, givenName, middleName].filter(Boolean).join(' ');
    await this.#foundSchool(name, () => this.#parts.hub.control('school.create', school));
  }

  chooseRoster(what: 'folder' | 'zip'): Promise<RosterPreview | undefined> {
    this.#way.refuseInside();
    return this.#rosters.pick(what);
  }

  async importRoster({ token, administrator }: IpcRequest<'entry.importRoster'>): Promise<void> {
    const path = this.#rosters.pathOf(token);
    await this.#foundSchool('', () => this.#parts.hub.control('roster.import', { path, administrator }));
  }

  async previewSlip(slip: SlipAddress): Promise<SlipPreview> {
    const { preview } = await this.#parts.slips.previewSlip(slip);
    return preview;
  }

  /** Accepts a slip; a person of a real school thinks of a PIN first. */
  async acceptSlip(slip: SlipAddress, secret?: Secret): Promise<void> {
    await this.#way.steps.run(async () => {
      this.#way.refuseInside();
      const { slips, recovery } = this.#parts;
      const { preview, keyPin } = await slips.previewSlip(slip);
      const { isDemo } = await recovery.fetchRecoveryKey({ addresses: [slip.address.trim()], keyPin });
      const { personName, roles, schoolTitle } = preview;
      const placeOf = (pin: string): Place => this.#placeOfHub(pin);
      const finish = async (chosen: Secret | undefined): Promise<EntryState> => {
        this.#way.steps.show({ phase: 'preparing', step: 'replica' });
        const newcomer = { name: personName, roles, schoolTitle, isDemo, placeOf, secret: chosen };
        return this.#way.goInside(await enterWithSlip(this.#parts, slip, newcomer));
      };
      if (secret || isDemo) return finish(secret);
      const back = this.state;
      return this.#way.askForSecret({ personName, roles, why: 'first', back, vault: undefined, finish });
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
    await moveLegacyPeople().catch((error: unknown) => log.error('entry.legacy', error));
  }

  async #resume(secret: Secret | undefined): Promise<void> {
    const { notes, vaults, hub, folders } = this.#parts;
    if (this.#waitingFounder !== '') {
      await this.#foundSchool('', () => Promise.reject(new AppError('notFound')), secret);
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

  async #foundSchool(
    founderName: string,
    found: () => Promise<{ readonly administrator: string }>,
    secret?: Secret,
  ): Promise<void> {
    const way = this.#way;
    await way.steps.run(async () => {
      way.refuseInside();
      const { hub, notes, folders } = this.#parts;
      way.steps.show({ phase: 'preparing', step: 'hub' });
      const status = await hub.start(folders.schoolHub);
      way.steps.show({ phase: 'preparing', step: 'school' });
      const founder = this.#waitingFounder || (await found()).administrator;
      // The school exists from here on; a power cut now must not lock its founder out.
      await notes.setFounder(founder);
      const finish = async (chosen: Secret): Promise<EntryState> => {
        way.steps.show({ phase: 'preparing', step: 'replica' });
        const of = {
          person: founder,
          roles: ADMINISTRATOR,
          place: 'school',
          status,
          secret: chosen,
        } as const;
        return way.goInside(await enterOwnHub(this.#parts, of));
      };
      if (secret) return finish(secret);
      const back = welcomeState(undefined, way.hasPeople);
      const who = { personName: founderName, roles: ADMINISTRATOR, why: 'first' } as const;
      return way.askForSecret({ ...who, back, vault: undefined, finish });
    });
  }

  /** The founder of this computer's school who has not entered yet, because something came between; '' for nobody. */
  get #waitingFounder(): string {
    const { notes, vaults } = this.#parts;
    return vaults.at('school').length > 0 ? '' : notes.founder;
  }

  #placeOfHub(keyPin: string): Place {
    const status = this.#parts.hub.status;
    if (status?.keyPin !== keyPin) return 'remote';
    return status.school?.isDemo === true ? 'demo' : 'school';
  }
}
