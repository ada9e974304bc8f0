import { AppError } from '../../../shared/errors/app-error.ts';
import type { FoundingSlips, NewSchool } from '../../../shared/ipc/new-school.ts';
import type { EntryState } from '../../../shared/ipc/values.ts';
import type { Role } from '../../../shared/schema/person.ts';
import type { Secret } from '../../../shared/vault/secret-rules.ts';
import { enterOwnHub } from './newcomer.ts';
import { welcomeState } from './steps.ts';
import type { Way } from './way.ts';

const ADMINISTRATOR: readonly Role[] = ['administrator'];
const NO_SLIPS: FoundingSlips = { head: undefined, administrator: undefined };

/** How the school of this computer begins, and how its founder comes into it. */
export class Founding {
  readonly #way: Way;
  #founderName = '';

  constructor(way: Way) {
    this.#way = way;
  }

  /** The founder of this computer's school who has not entered yet, because something came between; '' for nobody. */
  get waitingFounder(): string {
    const { notes, vaults } = this.#way.parts;
    return vaults.at('school').length > 0 ? '' : notes.founder;
  }

  /**
   * Founds the school on the hub of this computer and stays where the person is, so that the slips can be
   * printed; `enter` goes on. A school that was founded before and has not been entered is not founded again.
   */
  async create(school: NewSchool, orderPath: string): Promise<FoundingSlips> {
    const way = this.#way;
    let slips = NO_SLIPS;
    await way.steps.run(async () => {
      way.refuseInside();
      const { hub, notes, folders } = way.parts;
      await hub.start(folders.schoolHub);
      if (this.waitingFounder !== '') return way.state;
      const founded = await hub.control('school.create', { ...school, path: orderPath });
      // The school exists from here on; a power cut now must not lock its founder out.
      await notes.setFounder(founded.administrator);
      const { familyName, givenName, middleName } = school.administrator;
      this.#founderName = [familyName, givenName, middleName].filter(Boolean).join(' ');
      slips = founded.slips;
      return way.state;
    });
    return slips;
  }

  /** Leads the founder into the school, over the choice of a PIN unless one is given. */
  async enter(secret?: Secret): Promise<void> {
    await this.#goOn(this.#founderName, () => Promise.reject(new AppError('notFound')), secret);
  }

  /** Founds a school by a roster and leads the founder into it. */
  async fromRoster(found: () => Promise<{ readonly administrator: string }>): Promise<void> {
    await this.#goOn('', found);
  }

  async #goOn(
    founderName: string,
    found: () => Promise<{ readonly administrator: string }>,
    secret?: Secret,
  ): Promise<void> {
    const way = this.#way;
    await way.steps.run(async () => {
      way.refuseInside();
      const { hub, notes, folders } = way.parts;
      way.steps.show({ phase: 'preparing', step: 'hub' });
      const status = await hub.start(folders.schoolHub);
      way.steps.show({ phase: 'preparing', step: 'school' });
      const founder = this.waitingFounder || (await found()).administrator;
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
        return way.goInside(await enterOwnHub(way.parts, of));
      };
      if (secret) return finish(secret);
      const back = welcomeState(undefined, way.hasPeople);
      const who = { personName: founderName, roles: ADMINISTRATOR, why: 'first' } as const;
      return way.askForSecret({ ...who, back, vault: undefined, finish });
    });
  }
}
