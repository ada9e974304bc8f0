import { readFile, rm } from 'node:fs/promises';
import Type from 'typebox';
import { Id } from '../../../shared/ids/id.ts';
import { REPLICA_COMMANDS } from '../../../shared/ipc/replica-thread.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import type { DeviceStore } from '../vaults/device-secret.ts';
import { Place } from '../vaults/lid.ts';
import type { Vaults } from '../vaults/vaults.ts';

const OPEN = REPLICA_COMMANDS.open.properties;

const KnownPerson = Type.Object({
  person: Id,
  place: Place,
  addresses: OPEN.addresses,
  keyPin: OPEN.keyPin,
  deviceNumber: OPEN.deviceNumber,
  sealed: Type.String({ maxLength: 10_000 }),
});
const parseFile = parserOf('people.json', Type.Object({ people: Type.Array(KnownPerson) }));
const parseSecrets = parserOf(
  'secrets of a known person',
  Type.Object({ name: Type.String({ maxLength: 300 }), deviceKey: OPEN.deviceKey }),
);

const SEALED = 'sealed:';
const OPEN_MARK = 'open:';

/**
 * Moves the people of version 0.1, who had device keys in one file and nothing else on the disk, into vaults.
 * They have no PIN yet and are asked for one when they come next. Where one cannot be read the file stays.
 * @returns how many were moved
 */
export async function moveLegacyPeople(of: {
  readonly path: string;
  readonly store: Pick<DeviceStore, 'decryptStringAsync'>;
  readonly vaults: Vaults;
}): Promise<number> {
  const people = await legacyPeople(of.path);
  let moved = 0;
  for (const { sealed, deviceNumber, ...known } of people) {
    if (of.vaults.find(known.person, known.keyPin)) continue;
    const value: unknown = JSON.parse(await unsealed(of.store, sealed));
    const { name, deviceKey } = parseSecrets(value);
    const prepared = await of.vaults.prepare(undefined);
    await prepared.keep({
      card: { ...known, name, roles: [], schoolTitle: '', isDemo: known.place === 'demo' },
      inside: { deviceKey, deviceNumber, autoLockMinutes: 10 },
      recoveryKey: undefined,
    });
    moved += 1;
  }
  await rm(of.path, { force: true });
  return moved;
}

async function legacyPeople(path: string) {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return [];
  }
  return parseFile(JSON.parse(text)).people;
}

async function unsealed(store: Pick<DeviceStore, 'decryptStringAsync'>, text: string): Promise<string> {
  if (text.startsWith(OPEN_MARK)) return Buffer.from(text.slice(OPEN_MARK.length), 'base64').toString('utf8');
  const { result } = await store.decryptStringAsync(Buffer.from(text.slice(SEALED.length), 'base64'));
  return result;
}
