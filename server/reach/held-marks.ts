import type { Database } from '@signalapp/sqlcipher';
import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import type { StoreWork } from '../papers/sqlcipher-paper-store.ts';

const HeldMark = Type.Object({
  person: Type.String(),
  scope: Type.String(),
  log: Type.String(),
  /** A sequence of the log. */
  upTo: Type.Number(),
});
/** A computer of a person has stored a channel up to a sequence of a log. */
export type HeldMark = Readonly<Type.Static<typeof HeldMark>>;
const parseMark = parserOf('store.held', HeldMark);

/** Up to where people hold channels, in the hub's store. Durable once a call resolves. */
export interface HeldMarks {
  /** What is there already only rises. */
  note(marks: readonly HeldMark[]): Promise<void>;
  all(): Promise<readonly HeldMark[]>;
}

export class SqlcipherHeldMarks implements HeldMarks {
  readonly #database: Database;
  readonly #work: StoreWork;

  constructor(database: Database, work: StoreWork) {
    this.#database = database;
    this.#work = work;
  }

  note(marks: readonly HeldMark[]): Promise<void> {
    return this.#work.write(() => {
      const note = this.#database.prepare(
        `INSERT INTO held (scope, log, person, seq) VALUES (?, ?, ?, ?)
        ON CONFLICT (scope, log, person) DO UPDATE SET seq = max(seq, excluded.seq)`,
      );
      for (const { scope, log, person, upTo } of marks) note.run([scope, log, person, upTo]);
    });
  }

  all(): Promise<readonly HeldMark[]> {
    return this.#work.read(() =>
      this.#database
        .prepare('SELECT scope, log, person, seq AS upTo FROM held')
        .all()
        .map((row) => parseMark(row)),
    );
  }
}
