import type { Directory } from '../../shared/directory/directory.ts';
import { rosterId } from '../documents.ts';
import { SourcedIds } from './sourced-ids.ts';

/** The ids in the school of what a roster names: those that are there, and those that its new things will have. */
export class MovementIds {
  readonly #known: SourcedIds;
  readonly #school: string;
  readonly #directory: Directory;
  readonly #made = new Map<string, string>();
  /** People entered by hand whom the roster names for the first time, by its ids. */
  readonly #adopted: ReadonlyMap<string, string>;

  constructor(directory: Directory, adopted: ReadonlyMap<string, string> = new Map()) {
    this.#adopted = adopted;
    this.#known = new SourcedIds(directory);
    this.#school = directory.school?.id ?? '';
    this.#directory = directory;
  }

  get known(): SourcedIds {
    return this.#known;
  }

  person(sourcedId: string): string {
    return this.#known.person(sourcedId) ?? this.#adopted.get(sourcedId) ?? this.#fresh('person', sourcedId);
  }

  classroom(sourcedId: string): string {
    return this.#known.classroom(sourcedId) ?? this.#fresh('classroom', sourcedId);
  }

  /** Whether somebody who is here already, entered by hand, is now called so by the roster. */
  isAdopted(sourcedId: string): boolean {
    return this.#known.person(sourcedId) === undefined && this.#adopted.has(sourcedId);
  }

  contact(sourcedId: string): string {
    return this.#fresh('contact', sourcedId);
  }

  /** Whoever was erased stays so: somebody of the same roster id is somebody new. */
  #fresh(what: string, sourcedId: string): string {
    const key = `${what} ${sourcedId}`;
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    let id = rosterId(this.#school, what, sourcedId);
    for (let again = 1; this.#directory.find(id); again += 1) {
      id = rosterId(this.#school, `${what} ${again}`, sourcedId);
    }
    this.#made.set(key, id);
    return id;
  }
}
