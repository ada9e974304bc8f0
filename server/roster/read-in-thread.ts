import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors/app-error.ts';
import { rosterFileNamed } from './columns.ts';
import { parseRoster, type RosterResult } from './parse-roster.ts';
import { readRosterArchive } from './read-files.ts';
import type { Roster } from './roster.ts';

/** What somebody sent: one zip archive, or the CSV files themselves. */
export interface SentRoster {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** 'YYYY-MM-DD' in the school. */
  readonly today: string;
}

const JOB = 'zvonok.roster';
/** A roster of the largest files that are taken needs less. */
const MOST_MEMORY_MIB = 1024;

/** Reads a roster. Never throws for what it contains. */
export function readSentRoster({ files, today }: SentRoster): RosterResult {
  const [first] = files;
  if (files.length === 1 && first && rosterFileNamed(first.name) === undefined) {
    return parseRoster(readRosterArchive(first.bytes, first.name), { today });
  }
  const contents = new Map(
    files.flatMap(({ name, bytes }) => {
      const file = rosterFileNamed(name);
      return file ? [[file, bytes] as const] : [];
    }),
  );
  return parseRoster({ contents, problems: [] }, { today });
}

/** So much of the largest lists goes from the thread at once: a few milliseconds to take in. */
const PIECE_ENTRIES = 500;

type Lists = Pick<Roster, 'people' | 'classrooms' | 'enrollments' | 'families'>;
type Message =
  { readonly type: 'piece'; readonly lists: Lists } | { readonly type: 'end'; readonly result: RosterResult };

/**
 * Reads a roster in a thread of its own, so that the hub goes on answering, and so that files made to use up
 * memory end the thread and nothing else. Throws AppError `rosterUnreadable`.
 */
export function readInThread(sent: SentRoster): Promise<RosterResult> {
  return new Promise((resolve, reject) => {
    // In the bundle this is the whole hub, which runs as a thread only what stands below.
    const thread = new Worker(import.meta.filename, {
      workerData: { job: JOB },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MIB },
    });
    const pieces: Lists[] = [];
    const fail = (): void => reject(new AppError('rosterUnreadable'));
    thread.on('message', (message: Message) => {
      if (message.type === 'piece') {
        pieces.push(message.lists);
        return;
      }
      resolve(whole(message.result, pieces));
      void thread.terminate();
    });
    thread.once('error', fail);
    thread.once('exit', fail);
    thread.postMessage(sent);
  });
}

function whole(result: RosterResult, pieces: readonly Lists[]): RosterResult {
  const { roster } = result;
  if (!roster) return result;
  const lists = {
    people: pieces.flatMap(({ people }) => people),
    classrooms: pieces.flatMap(({ classrooms }) => classrooms),
    enrollments: pieces.flatMap(({ enrollments }) => enrollments),
    families: pieces.flatMap(({ families }) => families),
  };
  return { ...result, roster: { ...roster, ...lists } };
}

function* messagesOf(result: RosterResult): Generator<Message> {
  const { roster } = result;
  if (roster) {
    const { people, classrooms, enrollments, families } = roster;
    const longest = Math.max(people.length, classrooms.length, enrollments.length, families.length);
    for (let from = 0; from < longest; from += PIECE_ENTRIES) {
      const cut = <E>(list: readonly E[]): readonly E[] => list.slice(from, from + PIECE_ENTRIES);
      const lists = {
        people: cut(people),
        classrooms: cut(classrooms),
        enrollments: cut(enrollments),
        families: cut(families),
      };
      yield { type: 'piece', lists };
    }
  }
  const none = { people: [], classrooms: [], enrollments: [], families: [] };
  yield { type: 'end', result: roster ? { ...result, roster: { ...roster, ...none } } : result };
}

/** Whether this is the thread of one job, and not the hub. */
export const isJobThread =
  !isMainThread &&
  typeof workerData === 'object' &&
  workerData !== null &&
  Reflect.get(workerData, 'job') === JOB;

if (isJobThread) {
  // Only this file's own `readInThread` posts here.
  parentPort?.once('message', (sent: SentRoster) => {
    for (const message of messagesOf(readSentRoster(sent))) parentPort?.postMessage(message);
  });
}
