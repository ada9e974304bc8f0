import type { Directory } from '../../shared/directory/directory.ts';

/** Begins the id that an export gives to whoever and whatever no roster has named. */
const OWN_MARK = 'zvonok.';

/**
 * How rosters call the people and classes of this school. What came by a roster keeps the `sourcedId` that it
 * came with; what was entered by hand is called by its own id behind a mark.
 */
export class SourcedIds {
  readonly #directory: Directory;
  readonly #people = new Map<string, string>();
  readonly #classrooms = new Map<string, string>();

  constructor(directory: Directory) {
    this.#directory = directory;
    for (const { body } of directory.all('contact')) {
      if (body.sourcedId !== '') this.#people.set(body.sourcedId, body.person);
    }
    for (const { id, body } of directory.all('classroom')) {
      if (body.sourcedId !== '') this.#classrooms.set(body.sourcedId, id);
    }
  }

  /** The person of the school whom a roster calls so, also one who has left. */
  person(sourcedId: string): string | undefined {
    return this.#people.get(sourcedId) ?? this.#own('person', sourcedId);
  }

  classroom(sourcedId: string): string | undefined {
    return this.#classrooms.get(sourcedId) ?? this.#own('classroom', sourcedId);
  }

  ofPerson(person: string): string {
    const [contact] = this.#directory.about('contact', person);
    return contact?.body.sourcedId || `${OWN_MARK}${person}`;
  }

  ofClassroom(classroom: string): string {
    return this.#directory.get('classroom', classroom)?.body.sourcedId || `${OWN_MARK}${classroom}`;
  }

  /** Whether rosters decide about it: whoever was entered by hand is never ended by a roster. */
  isFromRoster(sourcedId: string): boolean {
    return this.#people.has(sourcedId) || this.#classrooms.has(sourcedId);
  }

  #own(kind: 'person' | 'classroom', sourcedId: string): string | undefined {
    if (!sourcedId.startsWith(OWN_MARK)) return undefined;
    return this.#directory.get(kind, sourcedId.slice(OWN_MARK.length))?.id;
  }
}

/** How rosters call the school itself where no roster has named it. */
export function ownSchoolId(school: string): string {
  return `${OWN_MARK}${school}`;
}
