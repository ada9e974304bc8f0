import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import type { HubStatus } from '../../shared/ipc/hub-control.ts';
import { HubHost, type HubHostState } from './hub-host.ts';
import type { HubProcess } from './hub-link.ts';
import type { ChosenPort } from './port-choice.ts';

const status: HubStatus = {
  hub: 'hub-1',
  port: 7443,
  addresses: ['127.0.0.1:7443'],
  keyPin: 'b'.repeat(64),
  school: undefined,
  media: 'preparing',
};

class FakeHub implements HubProcess {
  readonly start: { folder: string; port: number };
  readonly posted: { n: number; name: string; data: unknown }[] = [];
  readonly killed: string[] = [];
  /** Whether it answers and ends when asked to. */
  isObedient = true;
  reply: (message: unknown) => void = () => undefined;
  exit: (code: number) => void = () => undefined;

  constructor(start: { folder: string; port: number }) {
    this.start = start;
  }
  postMessage = (message: unknown) => {
    this.posted.push(message as FakeHub['posted'][number]);
    const last = this.posted.at(-1);
    if (last?.name !== 'hub.stop' || !this.isObedient) return;
    this.reply({ type: 'answer', n: last.n, outcome: { ok: true, value: undefined } });
  };
  onMessage = (listener: (message: unknown) => void) => {
    this.reply = listener;
  };
  onExit = (listener: (code: number) => void) => {
    this.exit = listener;
  };
  kill = (how: 'ask' | 'force') => {
    this.killed.push(how);
    this.exit(how === 'ask' ? 0 : 137);
  };
}

const usual = { port: 7443, mayBeAnother: true };

function setup(choosePort: () => Promise<ChosenPort> = () => Promise.resolve(usual)) {
  const hubs: FakeHub[] = [];
  const states: HubHostState[] = [];
  const host = new HubHost({
    fork: (start) => {
      const hub = new FakeHub(start);
      hubs.push(hub);
      return hub;
    },
    choosePort,
    onState: (state) => states.push(state),
  });
  return { host, hubs, states };
}

async function started() {
  const parts = setup();
  const starting = parts.host.start('/data/hub');
  await vi.advanceTimersByTimeAsync(0);
  parts.hubs[0]!.reply({ type: 'ready', status });
  await starting;
  return parts;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('starts once, however often it is asked', async () => {
  const { host, hubs } = setup();
  const both = Promise.all([host.start('/data/hub'), host.start('/data/hub')]);
  await vi.advanceTimersByTimeAsync(0);
  hubs[0]!.reply({ type: 'ready', status });
  expect(await both).toEqual([status, status]);
  expect(await host.start('/data/hub')).toEqual(status);
  expect(hubs).toHaveLength(1);
  expect(hubs[0]!.start).toEqual({ folder: '/data/hub', port: 7443 });
});

test('says what kept the hub from starting', async () => {
  const { host, hubs, states } = setup();
  const starting = host.start('/data/hub');
  const expectation = expect(starting).rejects.toMatchObject({ data: { code: 'hubStoreDamaged' } });
  await vi.advanceTimersByTimeAsync(0);
  hubs[0]!.reply({ type: 'failed', error: new AppError('hubStoreDamaged').data });
  await expectation;
  expect(states.at(-1)).toMatchObject({ phase: 'failed' });
});

test('a port in use is said before any process starts', async () => {
  const inUse = new AppError('hubPortInUse', { params: { port: 7443 } });
  const { host, hubs } = setup(() => Promise.reject(inUse));
  await expect(host.start('/data/hub')).rejects.toBe(inUse);
  expect(hubs).toHaveLength(0);
});

test.each([
  ['the usual port is another copy’s first, and any other will do', usual],
  ['a port that others know is not changed in silence', { port: 7500, mayBeAnother: false }],
])('between choice and start: %s', async (_name, chosen) => {
  const { host, hubs } = setup(() => Promise.resolve(chosen));
  const starting = host.start('/data/hub');
  const ended = Promise.allSettled([starting]);
  await vi.advanceTimersByTimeAsync(0);
  hubs[0]!.reply({
    type: 'failed',
    error: new AppError('hubPortInUse', { params: { port: chosen.port } }).data,
  });
  await vi.advanceTimersByTimeAsync(0);
  hubs[1]?.reply({ type: 'ready', status: { ...status, port: 41_000 } });
  const [outcome] = await ended;
  expect(hubs.map((hub) => hub.start.port)).toEqual(chosen.mayBeAnother ? [7443, 0] : [7500]);
  expect(outcome).toMatchObject(
    chosen.mayBeAnother ? { value: { port: 41_000 } } : { reason: { data: { code: 'hubPortInUse' } } },
  );
});

test('a hub that never gets ready is given up', async () => {
  const { host, hubs } = setup();
  const expectation = expect(host.start('/data/hub')).rejects.toMatchObject({ data: { code: 'hubStopped' } });
  await vi.advanceTimersByTimeAsync(60_000);
  await expectation;
  expect(hubs[0]!.killed).toEqual(['force']);
});

test('control is answered with a checked value, or with the AppError of the hub', async () => {
  const { host, hubs } = await started();
  const asking = host.control('hub.status', {});
  const n = hubs[0]!.posted.at(-1)!.n;
  hubs[0]!.reply({ type: 'answer', n, outcome: { ok: true, value: status } });
  expect(await asking).toEqual(status);

  const refused = host.control('school.demoPeople', {});
  const error = new AppError('notAllowed').data;
  hubs[0]!.reply({ type: 'answer', n: n + 1, outcome: { ok: false, error } });
  await expect(refused).rejects.toMatchObject({ data: { code: 'notAllowed' } });
});

test('knows the school that was just founded', async () => {
  const { host, hubs } = await started();
  const founding = host.control('roster.import', { path: '/roster.zip', administrator: 'staff-1' });
  const answer = (value: unknown): void => {
    const { n } = hubs[0]!.posted.at(-1)!;
    hubs[0]!.reply({ type: 'answer', n, outcome: { ok: true, value } });
  };
  answer({ school: 'school', administrator: 'head' });
  await vi.advanceTimersByTimeAsync(0);
  const school = { id: 'school', title: 'Школа № 7', isDemo: false };
  answer({ ...status, school });
  await founding;
  expect(host.status?.school).toEqual(school);
});

test('messages that are not replies are passed over', async () => {
  const { host, hubs } = await started();
  hubs[0]!.reply({ type: 'answer', n: 'one' });
  hubs[0]!.reply('debug');
  expect(host.status).toEqual(status);
});

test('control without a hub can be tried again later', async () => {
  const { host } = setup();
  await expect(host.control('hub.status', {})).rejects.toMatchObject({
    data: { code: 'hubStopped', isRetryable: true },
  });
});

test('a crashed hub comes back on the same port, each time a little later', async () => {
  const { host, hubs, states } = await started();
  const asking = expect(host.control('hub.status', {})).rejects.toMatchObject({
    data: { code: 'hubStopped' },
  });
  hubs[0]!.exit(139);
  await asking;
  expect(states.at(-1)).toEqual({ phase: 'restarting', delayMs: 500 });
  await vi.advanceTimersByTimeAsync(500);
  expect(hubs[1]!.start).toEqual({ folder: '/data/hub', port: 7443 });
  hubs[1]!.reply({ type: 'ready', status });
  await vi.advanceTimersByTimeAsync(0);
  expect(host.status).toEqual(status);
  hubs[1]!.exit(139);
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toEqual({ phase: 'restarting', delayMs: 1000 });
});

test('a damaged store is not tried again and again', async () => {
  const { hubs, states } = await started();
  hubs[0]!.exit(1);
  await vi.advanceTimersByTimeAsync(500);
  hubs[1]!.reply({ type: 'failed', error: new AppError('hubStoreDamaged').data });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(states.at(-1)).toMatchObject({ phase: 'failed' });
  expect(hubs).toHaveLength(2);
});

test('stops gracefully, and by force when the hub does not listen', async () => {
  const first = await started();
  await first.host.stop();
  expect(first.hubs[0]!.killed).toEqual(['ask']);
  expect(first.states.at(-1)).toEqual({ phase: 'stopped' });

  const second = await started();
  second.hubs[0]!.isObedient = false;
  const stopping = second.host.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  await stopping;
  expect(second.hubs[0]!.killed).toEqual(['force']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(second.hubs).toHaveLength(1);
});

test('another folder means another hub, after the first one has ended', async () => {
  const { host, hubs } = await started();
  const starting = host.start('/data/hub-demo');
  await vi.advanceTimersByTimeAsync(0);
  expect(hubs[0]!.posted.at(-1)?.name).toBe('hub.stop');
  hubs[1]!.reply({ type: 'ready', status });
  await starting;
  expect(hubs[1]!.start.folder).toBe('/data/hub-demo');
});

test('a stop during the start leaves no hub behind', async () => {
  const { host, hubs } = setup();
  const expectation = expect(host.start('/data/hub')).rejects.toMatchObject({ data: { code: 'hubStopped' } });
  await host.stop();
  await expectation;
  expect(hubs).toHaveLength(0);
});
