import { AppError, appErrorData } from '../../../shared/errors/app-error.ts';
import type { HubStatus } from '../../../shared/ipc/hub-control.ts';
import type { IpcRequest } from '../../../shared/ipc/channels.ts';
import type { ReplicaCommand } from '../../../shared/ipc/replica-thread.ts';
import type { DemoPerson, EntryState, RosterPreview, SlipPreview } from '../../../shared/ipc/values.ts';
import type { KnownPerson, LastScreen, Place } from '../sessions/known-people.ts';
import type { EntryParts, SlipAddress } from './entry-parts.ts';
import { enterOwnHub, enterWithSlip } from './newcomer.ts';
import { PickedRosters } from './rosters.ts';

export interface EntryStart {
  readonly isDemo: boolean;
  readonly as: string | undefined;
  readonly enterSlip: SlipAddress | undefined;
}

/**
 * The way from an empty computer into the chats: welcome, preparing, choosing a person, inside. One step
 * runs at a time, in the order they were asked for; a step that fails leads back to where it began.
 */
export class Entry {
  readonly #parts: EntryParts;
  readonly #rosters: PickedRosters;
  readonly #listeners = new Set<(state: EntryState) => void>();
  #state: EntryState = { phase: 'welcome', error: undefined };
  #steps: Promise<unknown> = Promise.resolve();
  /** Which hub the persons to choose from, or the person inside, belong to. */
  #place: Place = 'remote';

  constructor(parts: EntryParts) {
    this.#parts = parts;
    this.#rosters = new PickedRosters(parts);
  }

  get state(): EntryState {
    return this.#state;
  }

  onChanged(listener: (state: EntryState) => void): void {
    this.#listeners.add(listener);
  }

  /** Goes where the command line says, otherwise where the application was. Never throws: the state tells. */
  async start(start: EntryStart): Promise<void> {
    const { enterSlip, as } = start;
    try {
      if (enterSlip) await this.acceptSlip(enterSlip);
      else if (start.isDemo) {
        await this.openDemo();
        if (as !== undefined) await this.enterAs(as);
      } else await this.#resume(this.#parts.people.screen);
    } catch (error) {
      this.#parts.log.error('entry.start', error);
    }
  }

  async openDemo(): Promise<void> {
    await this.#step(async () => {
      if (this.#state.phase === 'choosePerson' && this.#place === 'demo') return this.#state;
      this.#refuseInside();
      const { hub, folders } = this.#parts;
      this.#show({ phase: 'preparing', step: 'hub' });
      await hub.start(folders.demoHub);
      this.#show({ phase: 'preparing', step: 'school' });
      const status = await hub.control('school.openDemo', { roster: folders.demoRoster });
      return this.#choosePerson('demo', status);
    });
  }

  /** The people to choose from: of the demonstration, or of a real school those who entered here before. */
  async choosable(): Promise<readonly DemoPerson[]> {
    if (this.#state.phase !== 'choosePerson') throw new AppError('notAllowed');
    if (this.#place === 'demo') return this.#parts.hub.control('school.demoPeople', {});
    const people = this.#parts.people.at(this.#place);
    return Promise.all(
      people.map(async (known) => {
        const { name } = await this.#parts.people.secretsOf(known);
        return { id: known.person, name, roles: [], position: '', classrooms: [], isSuggested: true };
      }),
    );
  }

  async enterAs(person: string): Promise<void> {
    await this.#step(async () => {
      if (this.#state.phase !== 'choosePerson' || this.#place === 'remote') throw new AppError('notAllowed');
      const place = this.#place;
      this.#show({ phase: 'preparing', step: 'replica' });
      return this.#goInside(await this.#ownPerson(person, place));
    });
  }

  async createSchool(school: IpcRequest<'entry.createSchool'>): Promise<void> {
    await this.#foundSchool(() => this.#parts.hub.control('school.create', school));
  }

  chooseRoster(what: 'folder' | 'zip'): Promise<RosterPreview | undefined> {
    this.#refuseInside();
    return this.#rosters.pick(what);
  }

  async importRoster({ token, administrator }: IpcRequest<'entry.importRoster'>): Promise<void> {
    const path = this.#rosters.pathOf(token);
    await this.#foundSchool(() => this.#parts.hub.control('roster.import', { path, administrator }));
  }

  async previewSlip(slip: SlipAddress): Promise<SlipPreview> {
    const { preview } = await this.#parts.slips.previewSlip(slip);
    return preview;
  }

  async acceptSlip(slip: SlipAddress): Promise<void> {
    await this.#step(async () => {
      this.#refuseInside();
      const { preview } = await this.#parts.slips.previewSlip(slip);
      this.#show({ phase: 'preparing', step: 'replica' });
      const placeOf = (keyPin: string): Place => this.#placeOfHub(keyPin);
      return this.#goInside(await enterWithSlip(this.#parts, slip, placeOf, preview.personName));
    });
  }

  /** Out of the chats to the choice of a person, or from there to the very beginning. */
  async leave(): Promise<void> {
    await this.#step(async () => {
      if (this.#state.phase === 'inside') {
        if (!(await this.#mayLeave())) return this.#state;
        await this.#parts.replica.close();
        if (this.#place !== 'remote') return this.#choosePerson(this.#place, this.#parts.hub.status);
      }
      return this.#welcome();
    });
  }

  async #foundSchool(found: () => Promise<{ readonly administrator: string }>): Promise<void> {
    await this.#step(async () => {
      this.#refuseInside();
      this.#show({ phase: 'preparing', step: 'hub' });
      await this.#parts.hub.start(this.#parts.folders.schoolHub);
      this.#show({ phase: 'preparing', step: 'school' });
      const founder = this.#parts.people.waitingFounder ?? (await found()).administrator;
      // The school exists from here on; a power cut now must not lock its founder out.
      await this.#parts.people.setFounder(founder);
      this.#show({ phase: 'preparing', step: 'replica' });
      return this.#goInside(await enterOwnHub(this.#parts, founder, 'school'));
    });
  }

  async #resume(screen: LastScreen): Promise<void> {
    if (screen.phase === 'inside') {
      const known = this.#parts.people.find(screen.person, screen.keyPin);
      if (known) await this.#step(() => this.#resumeInside(known));
      return;
    }
    if (this.#parts.people.waitingFounder !== undefined) {
      await this.#foundSchool(() => Promise.reject(new AppError('notFound')));
      return;
    }
    const place = screen.phase === 'choosePerson' ? screen.place : 'school';
    if (place === 'remote') return;
    // Whoever left the school of this computer for the beginning would not find the way back otherwise.
    if (place === 'school' && this.#parts.people.at('school').length === 0) return;
    await this.#step(async () => {
      this.#show({ phase: 'preparing', step: 'hub' });
      return this.#choosePerson(place, await this.#parts.hub.start(this.#hubFolder(place)));
    });
  }

  /** The replica opens without waiting for the hub, even for the one on this computer. */
  async #resumeInside(known: KnownPerson): Promise<EntryState> {
    this.#show({ phase: 'preparing', step: 'replica' });
    const starting =
      known.place === 'remote' ? undefined : this.#parts.hub.start(this.#hubFolder(known.place));
    if (starting) this.#followHub(known, starting);
    return this.#goInside(known);
  }

  /** When the hub has started, or has not, and the same person is still inside: what that means for them. */
  #followHub(known: KnownPerson, starting: Promise<HubStatus>): void {
    const settled = starting.then(
      () => undefined,
      () => undefined,
    );
    const step = async (): Promise<EntryState> => {
      if (this.#state.phase !== 'inside' || this.#state.person !== known.person) return this.#state;
      try {
        return await this.#atHub(known, await starting);
      } catch (error) {
        await this.#parts.replica.close();
        // The failed step then leads to the beginning, not to chats that can never be brought up to date.
        this.#state = { phase: 'welcome', error: undefined };
        throw error;
      }
    };
    settled.then(() => this.#step(step)).catch((error: unknown) => this.#parts.log.error('entry.hub', error));
  }

  async #atHub(known: KnownPerson, status: HubStatus): Promise<EntryState> {
    if (status.keyPin !== known.keyPin) throw new AppError('hubOtherKey');
    if (known.addresses[0] === status.addresses[0]) return this.#state;
    const moved = await this.#parts.people.moveTo(known, status.addresses);
    await this.#parts.replica.reopen(await this.#replicaOf(moved));
    return this.#state;
  }

  async #ownPerson(person: string, place: 'demo' | 'school'): Promise<KnownPerson> {
    const status = await this.#parts.hub.start(this.#hubFolder(place));
    const known = this.#parts.people.find(person, status.keyPin);
    if (known) return this.#parts.people.moveTo(known, status.addresses);
    // In a real school only those who entered on this computer before may be chosen.
    if (place === 'school') throw new AppError('notAllowed');
    return enterOwnHub(this.#parts, person, place);
  }

  async #goInside(known: KnownPerson): Promise<EntryState> {
    const { person, keyPin, place } = known;
    await this.#parts.replica.open(await this.#replicaOf(known));
    await this.#parts.people.setScreen({ phase: 'inside', person, keyPin });
    this.#place = place;
    return {
      phase: 'inside',
      person,
      hub: place === 'remote' ? 'remote' : 'embedded',
      isDemo: place === 'demo',
    };
  }

  async #replicaOf(known: KnownPerson): Promise<ReplicaCommand<'open'>> {
    const { person, addresses, keyPin, deviceNumber } = known;
    const { deviceKey } = await this.#parts.people.secretsOf(known);
    return { person, addresses, keyPin, deviceKey, deviceNumber };
  }

  async #choosePerson(place: 'demo' | 'school', status: HubStatus | undefined): Promise<EntryState> {
    await this.#parts.people.setScreen({ phase: 'choosePerson', place });
    this.#place = place;
    return { phase: 'choosePerson', schoolTitle: status?.school?.title ?? '' };
  }

  async #welcome(): Promise<EntryState> {
    await this.#parts.people.setScreen({ phase: 'welcome' });
    this.#place = 'remote';
    return { phase: 'welcome', error: undefined };
  }

  async #mayLeave(): Promise<boolean> {
    const { waiting } = await this.#parts.replica.command('unsentCount', {});
    return waiting === 0 || this.#parts.confirmUnsent(waiting);
  }

  #placeOfHub(keyPin: string): Place {
    const status = this.#parts.hub.status;
    if (status?.keyPin !== keyPin) return 'remote';
    return status.school?.isDemo === true ? 'demo' : 'school';
  }

  #hubFolder(place: 'demo' | 'school'): string {
    const { demoHub, schoolHub } = this.#parts.folders;
    return place === 'demo' ? demoHub : schoolHub;
  }

  #refuseInside(): void {
    if (this.#state.phase === 'inside') throw new AppError('notAllowed');
  }

  /** Runs one step after those before it and shows where it led; after a failure, where it began. */
  #step(work: () => Promise<EntryState>): Promise<void> {
    const run = async (): Promise<void> => {
      const before = this.#state;
      try {
        this.#show(await work());
      } catch (error) {
        const wasLost = this.#state.phase === 'welcome' || before.phase === 'welcome';
        this.#show(wasLost ? { phase: 'welcome', error: appErrorData(error) } : before);
        throw error;
      }
    };
    const done = this.#steps.then(run, run);
    this.#steps = done.catch(() => undefined);
    return done;
  }

  #show(state: EntryState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
