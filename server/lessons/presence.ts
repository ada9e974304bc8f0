/** Who is in which open room. A person may be there with several windows, and is there until the last has gone. */
export class Presence {
  readonly #rooms = new Map<string, Map<string, number>>();

  /** One window of a person has come into a room or has left it. Gives whether the person came or went with it. */
  noted(room: string, person: string, isPresent: boolean): boolean {
    const people = this.#rooms.get(room) ?? new Map<string, number>();
    const before = people.get(person) ?? 0;
    const after = Math.max(0, before + (isPresent ? 1 : -1));
    if (after > 0) this.#rooms.set(room, people.set(person, after));
    else people.delete(person);
    if (people.size === 0) this.#rooms.delete(room);
    return before > 0 !== after > 0;
  }

  /** Those who are in a room, nobody where it is empty. */
  in(room: string): readonly string[] {
    return [...(this.#rooms.get(room)?.keys() ?? [])];
  }

  /** The rooms in which anybody is. */
  get rooms(): readonly string[] {
    return [...this.#rooms.keys()];
  }

  clear(): void {
    this.#rooms.clear();
  }
}
