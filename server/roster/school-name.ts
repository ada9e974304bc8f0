import Type from 'typebox';
import type { Directory } from '../../shared/directory/directory.ts';
import { parserOf } from '../../shared/std/parse.ts';
import type { HubStore } from '../store/hub-store.ts';
import { rosterId } from '../documents.ts';
import type { RosterSchool } from './roster.ts';
import { ownSchoolId } from './sourced-ids.ts';

const SETTING = 'rosterSchool';
/** Where earlier versions kept whole files; nothing reads them any more, and they name people. */
const OLD_SETTING = 'lastRoster';

const parseSaved = parserOf(
  'store.rosterSchool',
  Type.Object({ sourcedId: Type.String(), identifier: Type.String() }),
);

/** Remembers how rosters call this school, from its first import on. */
export async function rememberSchool(store: HubStore, school: RosterSchool): Promise<void> {
  const { sourcedId, identifier = '' } = school;
  await store.setSetting(SETTING, JSON.stringify({ sourcedId, identifier }));
  await forgetOldRoster(store);
}

/** Drops the roster's files that an earlier version kept. */
export async function forgetOldRoster(store: HubStore): Promise<void> {
  if (await store.setting(OLD_SETTING)) await store.setSetting(OLD_SETTING, '');
}

/** How rosters call this school; undefined while none has named it. */
export async function rememberedSchool(
  store: HubStore,
): Promise<{ readonly sourcedId: string; readonly identifier: string } | undefined> {
  const saved = await store.setting(SETTING);
  return saved ? parseSaved(JSON.parse(saved)) : undefined;
}

/**
 * How rosters call this school, for a comparison with a roster: '' where none has named it yet, so that any
 * roster may. A school that was imported by an earlier version is known by its id, which follows from its name.
 */
export async function schoolNameFor(
  store: HubStore,
  directory: Directory,
  roster: { readonly school: RosterSchool },
): Promise<string> {
  const known = await rememberedSchool(store);
  if (known) return known.sourcedId;
  const { sourcedId } = roster.school;
  const school = directory.school?.id ?? '';
  if (sourcedId === ownSchoolId(school) || rosterId('', 'school', sourcedId) === school) return sourcedId;
  return school.startsWith('i') ? ownSchoolId(school) : '';
}

/** The school as its roster export names it. */
export async function schoolNow(store: HubStore, directory: Directory): Promise<RosterSchool> {
  const known = await rememberedSchool(store);
  const { school } = directory;
  return {
    sourcedId: known?.sourcedId ?? ownSchoolId(school?.id ?? ''),
    name: school?.body.title ?? '',
    ...(known && known.identifier !== '' ? { identifier: known.identifier } : {}),
  };
}
