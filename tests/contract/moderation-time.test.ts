import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { apologyPart, blockBody, objectionPart, reportPart } from '../../shared/testing/make-moderation.ts';
import {
  accepted,
  blocked,
  fourViolations,
  OLDERS,
  openTrip,
  refusals,
  saying,
  stepOf,
  TRIP,
} from '../fixtures/case-school.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Noon by the school's clock, three hours before that of Greenwich, on the last of January. */
const START = Date.parse('2027-01-31T09:00:00Z');

let school: LivingSchool;
/** Everybody's clock, that of the hub included; nothing waits for it. */
function setClock(ms: number): void {
  vi.setSystemTime(ms);
}
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  setClock(START);
  school = await LivingSchool.open();
  await openTrip(school, ['anna', 'boris', 'older', 'mother', 'last']);
});
afterEach(async () => {
  await school.close();
  vi.useRealTimers();
});

async function two(): Promise<{ readonly older: RawClient; readonly anna: RawClient }> {
  return { older: await school.client('older'), anna: await school.client('anna') };
}

describe('how long a block lasts at a hub', () => {
  test('F-109, D-4 a month of the calendar at most, and by itself, also while nobody is there', async () => {
    const clients = await two();
    await blocked(school, clients, 31);
    const says = () => refusals(clients.older, saying(school, 'Можно?'));
    expect(await says()).toEqual(['blocked']);
    // February has 28 days in that year.
    setClock(Date.parse('2027-02-28T08:59:00Z'));
    expect(await says()).toEqual(['blocked']);
    setClock(Date.parse('2027-02-28T09:01:00Z'));
    expect(await says()).toEqual(['']);
  });

  test('F-109, D-4 as many days as were chosen, a leap day among them, and not a longer time than there is', async () => {
    setClock(Date.parse('2028-01-30T09:00:00Z'));
    const clients = await two();
    const { violations } = await fourViolations(school, clients);
    const block = (days: number) => stepOf(school, 'anna', blockBody(violations, days));
    expect(await refusals(clients.anna, block(32), block(31))).toEqual(['badRequest', '']);
    setClock(Date.parse('2028-02-29T08:59:00Z'));
    expect(await refusals(clients.older, saying(school, 'Рано'))).toEqual(['blocked']);
    setClock(Date.parse('2028-02-29T09:01:00Z'));
    expect(await refusals(clients.older, saying(school, 'Можно'))).toEqual(['']);
    // Another one needs something new.
    expect(await refusals(clients.anna, block(7))).toEqual(['blockNothingNew']);
  });
});

test('F-108, D-4 violations count until the school year is over, and in the next one they do not', async () => {
  setClock(Date.parse('2027-08-31T20:50:00Z'));
  const clients = await two();
  const { violations } = await fourViolations(school, clients);
  const block = () => stepOf(school, 'anna', blockBody(violations, 7));
  // Midnight of the first of September by the school's clock.
  setClock(Date.parse('2027-08-31T21:00:00Z'));
  expect(await refusals(clients.anna, block())).toEqual(['blockTooEarly']);
});

test('F-109, D-4 a block ends on a computer that hears of no hub, and holds on one whose clock was set back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-block-'));
  const wire = new TcpProxy({ port: school.hub.port });
  try {
    await wire.start();
    const vault = { path: join(folder, 'vault'), key: new Uint8Array(randomBytes(32)), mustExist: false };
    let desktop = await TestDesktop.enter(school.hub, 'older', wire.address, vault);
    await blocked(school, await two(), 7);
    await desktop.until('chat', { chat: TRIP }, (head) => head?.gate === 'blocked');
    wire.cut();
    for (const [days, gate] of [
      [6, 'blocked'],
      [-400, 'blocked'],
      [8, undefined],
    ] as const) {
      await desktop.close();
      setClock(START + days * DAY_MS);
      desktop = await desktop.again();
      const head = await desktop.until('chat', { chat: TRIP }, (view) => view !== undefined);
      expect([days, head?.gate]).toEqual([days, gate]);
    }
    expect((await desktop.until('connection', {}, () => true)).state.kind).not.toBe('live');
    await desktop.send(TRIP, 'Снова пишу');
    await desktop.close();
  } finally {
    await wire.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('the early end', () => {
  test('F-110, D-5 comes after three days in which nobody objected; an objection in time that travelled for long restores the rest', async () => {
    const clients = await two();
    const { older, anna } = clients;
    const block = await blocked(school, clients, 31);
    const apology = apologyPart('older', TRIP, block, school.newId());
    await accepted(older, apology);
    expect(await refusals(older, { ...apology, stamp: school.newId() })).toEqual(['actTwice']);
    const release = () => stepOf(school, 'anna', { step: 'release', block });
    setClock(START + 3 * DAY_MS - 60_000);
    expect(await refusals(anna, release())).toEqual(['releaseTooEarly']);
    setClock(START + 3 * DAY_MS + 60_000);
    expect(
      await refusals(await school.client('mother'), stepOf(school, 'mother', { step: 'release', block })),
    ).toEqual(['notAllowed']);
    expect(await refusals(anna, release())).toEqual(['']);
    expect(await refusals(older, saying(school, 'Спасибо'))).toEqual(['']);
    const { desktop } = await school.desktop('older');
    const view = await desktop.until('chat', { chat: TRIP }, (head) => head !== undefined);
    expect(view?.canWrite).toBe(true);

    // One that was made too late is told, and changes nothing.
    const last = await school.client('last');
    const late = objectionPart('last', { ...OLDERS, block, stamp: school.newId() });
    expect(await refusals(last, late)).toEqual(['']);
    const after = await desktop.until('case', OLDERS, ({ steps }) =>
      steps.some(({ step }) => step === 'objected'),
    );
    expect(after.block).toBeUndefined();
    expect(await refusals(older, saying(school, 'Ещё раз спасибо'))).toEqual(['']);

    // What another hub took in time comes here a week later: the block runs on, to its day and no longer.
    setClock(START + 10 * DAY_MS);
    const inTime = stepOf(school, '@school', { step: 'objected', block, stampedAt: START + 2 * DAY_MS });
    await school.hub.hub.acceptor.writeAsSchool([inTime]);
    const again = await desktop.until('case', OLDERS, (of) => of.block !== undefined);
    expect(again.block).toMatchObject({ until: Date.parse('2027-02-28T09:00:00Z') });
    expect(await refusals(older, saying(school, 'Снова нет'))).toEqual(['blocked']);
    expect(await refusals(anna, release())).toEqual(['apologyObjected']);
  });
});

describe('a report that waits', () => {
  test('F-104 shows its age, and after a day it is shown to the administrator, too, who is in no such chat', async () => {
    const { older } = await two();
    const mother = await school.client('mother');
    const said = saying(school, 'Грубо');
    await accepted(older, said);
    const of = { chat: TRIP, message: said.id, author: 'older', stamp: school.newId() };
    await accepted(mother, reportPart('mother', of));
    const desk = async (person: string) => {
      const { desktop } = await school.desktop(person);
      await desktop.until('cases', { chat: '' }, () => true);
      return desktop;
    };
    setClock(START + 23 * HOUR_MS);
    const early = await desk('admin2');
    expect(await early.until('desk', { chat: '' }, () => true)).toEqual([]);
    await early.close();
    setClock(START + 25 * HOUR_MS);
    for (const person of ['anna', 'admin2']) {
      const desktop = await desk(person);
      const [row] = await desktop.until('desk', { chat: '' }, (rows) => rows.length > 0);
      expect(row).toMatchObject({ message: said.id, isLate: true, author: { id: 'older' } });
      expect(Math.abs((row?.at ?? 0) - START)).toBeLessThan(HOUR_MS);
      // The administrator is in no such chat and is not told the words with it.
      if (person === 'admin2') expect(row).toMatchObject({ isHere: false, text: '' });
      await desktop.close();
    }
  });
});
