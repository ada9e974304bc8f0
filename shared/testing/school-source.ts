import { Directory } from '../directory/directory.ts';
import type { SchoolSource } from '../replica/school/school-query.ts';
import type { AuthorPart } from '../schema/envelope.ts';

/** What the questions of one person about a school are answered from, without a replica. */
export function schoolSource(
  person: string,
  documents: readonly AuthorPart[],
  of: Partial<SchoolSource> = {},
): SchoolSource {
  const directory = new Directory();
  for (const document of documents) directory.take(document);
  return {
    person,
    device: '',
    facts: directory.factsOf(person),
    directory,
    settled: directory,
    waitingActs: [],
    now: 1_700_000_000_000,
    shelf: () => Promise.reject(new Error('no shelf was put here')),
    log: () => Promise.resolve([]),
    act: () => Promise.resolve(undefined),
    ...of,
  };
}
