import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import { rosterFileNamed } from '../roster/columns.ts';
import { parseRoster } from '../roster/parse-roster.ts';
import { type CurrentDirectory, familyKey } from '../roster/plan.ts';
import type { Roster } from '../roster/roster.ts';
import type { RosterContents } from '../roster/roster-rows.ts';
import type { HubStore } from '../store/hub-store.ts';

const SETTING = 'lastRoster';

const parseSaved = parserOf('store.lastRoster', Type.Record(Type.String(), Type.String()));

/** Keeps the files of the last import in the encrypted store, so that the next one can show what differs. */
export async function saveLastRoster(store: HubStore, contents: RosterContents): Promise<void> {
  const files = [...contents].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  await store.setSetting(SETTING, JSON.stringify(Object.fromEntries(files)));
}

/** What is in force from the last import, as of today; an empty directory before the first. */
export async function currentDirectory(store: HubStore | undefined, now: number): Promise<CurrentDirectory> {
  const today = localDay(new Date(now));
  const roster = store && (await lastRoster(store, today));
  const bySourcedId = <E extends { readonly sourcedId: string }>(entries: readonly E[]) =>
    new Map(entries.map((entry) => [entry.sourcedId, entry]));
  return {
    today,
    school: roster?.school ?? null,
    people: bySourcedId(roster?.people ?? []),
    classrooms: bySourcedId(roster?.classrooms ?? []),
    enrollments: bySourcedId(roster?.enrollments ?? []),
    families: new Map((roster?.families ?? []).map((family) => [familyKey(family), family])),
  };
}

async function lastRoster(store: HubStore, today: string): Promise<Roster | undefined> {
  const saved = await store.setting(SETTING);
  if (saved === undefined) return undefined;
  const files = Object.entries(parseSaved(JSON.parse(saved)));
  const contents = new Map(
    files.flatMap(([saved, text]) => {
      const name = rosterFileNamed(saved);
      return name ? [[name, new Uint8Array(Buffer.from(text, 'base64'))] as const] : [];
    }),
  );
  return parseRoster({ contents, problems: [] }, { today }).roster;
}

/** 'YYYY-MM-DD' by this computer's time zone, as the roster's own dates are meant. */
function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
