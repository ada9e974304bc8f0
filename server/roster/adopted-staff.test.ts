import { beforeEach, describe, expect, test } from 'vitest';
import { firstBreak } from '../../shared/directory/chain.ts';
import { ROSTER_SORTS } from '../../shared/ipc/roster-calls.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { part, personCard } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { sha256 } from '../audit/ledger.ts';
import { Hub } from '../hub.ts';
import { carryOut, differenceNow } from './carry-out.ts';
import { parseRoster } from './parse-roster.ts';
import { readRosterFiles } from './read-files.ts';
import type { Roster } from './roster.ts';

const LISTS = new URL('../../tests/fixtures/roster/small-1.2', import.meta.url).pathname;
let hub: Hub;
let roster: Roster;

beforeEach(async () => {
  hub = new Hub({
    store: openMemoryStore(),
    keyPin: '00'.repeat(32),
    now: () => Date.parse('2026-10-01T09:00:00Z'),
    addresses: () => [],
  });
  roster = parseRoster(await readRosterFiles(LISTS), { today: '2026-10-01' }).roster!;
  const school = { title: 'Школа', type: 'general' as const, locality: '', isDemo: false };
  await hub.acceptor.writeAsSchool([
    part({ kind: 'school', id: 'school1', scope: 'school', body: school }),
    personCard('admin', ['administrator', 'teacher'], { isVerified: true }),
  ]);
});

const byHand = (id: string, roles: Parameters<typeof personCard>[1] = ['head']) =>
  personCard(id, roles, {
    familyName: 'Воронцова',
    givenName: 'Ирина',
    middleName: 'Николаевна',
    isVerified: true,
    position: 'директор',
  });

async function apply(): Promise<void> {
  const difference = await differenceNow(hub, roster);
  await carryOut(hub, { roster, difference, sorts: ROSTER_SORTS, actor: 'admin', reason: '' });
}

async function everyoneCalled(familyName: string) {
  const cards = await hub.store.byKind('person');
  return cards.flatMap((card) =>
    isOfKind(card, 'person') && card.body.familyName === familyName ? [{ id: card.id, ...card.body }] : [],
  );
}

describe('F-124 staff who were entered by hand before there were lists', () => {
  test('are the same people in the lists: one card, one confirmation, and nothing left to change', async () => {
    await hub.acceptor.writeAsSchool([byHand('head')]);
    await apply();
    expect(await everyoneCalled('Воронцова')).toMatchObject([
      { id: 'head', isVerified: true, position: 'директор', leftAt: 0 },
    ]);
    expect((await differenceNow(hub, roster)).movements).toEqual([]);
    const lines = await hub.store.byKind('audit');
    const log = lines.flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : []));
    expect(
      firstBreak(
        [...log].sort((a, b) => a.n - b.n),
        sha256,
      ),
    ).toBe(0);
  });

  test('stay apart where two of them have the name', async () => {
    await hub.acceptor.writeAsSchool([byHand('head'), byHand('namesake', ['teacher'])]);
    await apply();
    expect(await everyoneCalled('Воронцова')).toHaveLength(3);
  });

  test('are never found among pupils and parents', async () => {
    await hub.acceptor.writeAsSchool([byHand('mother', ['parent'])]);
    await apply();
    expect((await everyoneCalled('Воронцова')).map(({ roles }) => roles)).toHaveLength(2);
  });
});
