import { afterEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { Computer, code, PIN } from './testing/computer.ts';

const NAME = { familyName: 'Петрова', givenName: 'Анна', middleName: '' };
const wish = {
  address: '192.168.1.9:7443',
  code: '',
  keyPin: '',
  name: NAME,
  role: 'pupil',
  classroom: '',
  note: '',
  mail: { email: '', code: '' },
} as const;

const computers: Computer[] = [];
function computer(): Computer {
  const made = new Computer();
  computers.push(made);
  return made;
}
afterEach(() => {
  vi.useRealTimers();
  for (const one of computers.splice(0)) one.remove();
});

describe('F-016 a request to be let in', () => {
  test('F-016 is sent at once, asked after, and opens the door once the school has accepted it', async () => {
    const { parts, entry } = await computer().started();
    await entry.requests.add(wish);
    expect(entry.requests.list).toMatchObject([
      { name: 'Петрова Анна', state: 'open', schoolTitle: 'Школа № 5' },
    ]);
    const { id } = entry.requests.list[0]!;
    await expect(entry.enterByRequest(id)).rejects.toMatchObject(code('requestUnknown'));
    parts.requestState = 'accepted';
    await entry.requests.check();
    await entry.enterByRequest(id);
    expect(entry.state).toMatchObject({ phase: 'newSecret', personName: 'Анна Петрова' });
    await entry.newSecret(PIN);
    expect(entry.state).toMatchObject({ phase: 'inside', person: 'anna', hub: 'remote' });
    expect(entry.requests.list).toEqual([]);
  });

  test('F-016 that was made without a link waits on the disk over a restart, and goes when the hub is reached', async () => {
    const here = computer();
    const first = await here.started();
    first.parts.isHubReached = false;
    expect(await first.entry.requests.add(wish)).toBe(false);
    expect(first.entry.requests.list).toMatchObject([{ state: 'unsent', error: undefined }]);
    first.entry.requests.stop();

    const second = await here.started();
    // The start has begun to look after it already.
    await second.entry.requests.check();
    expect(second.parts.asked).toContain('request Анна');
    expect(second.entry.requests.list).toMatchObject([{ state: 'open' }]);
    second.entry.requests.stop();
  });

  test('goes by itself within a minute of the link’s return', async () => {
    const { parts, entry } = await computer().started();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    parts.isHubReached = false;
    await entry.requests.add(wish);
    parts.isHubReached = true;
    const isSent = new Promise<void>((resolve) => {
      entry.requests.onChanged((list) => {
        if (list[0]?.state === 'open') resolve();
      });
    });
    vi.advanceTimersByTime(60_000);
    await isSent;
    entry.requests.stop();
  });

  test('that the school does not take is not kept, and says why', async () => {
    const { parts, entry } = await computer().started();
    vi.spyOn(parts.requests, 'sendRequest').mockRejectedValue(new AppError('requestsClosed'));
    await expect(entry.requests.add(wish)).rejects.toMatchObject(code('requestsClosed'));
    expect(entry.requests.list).toEqual([]);
  });

  test('that the school does not take later on says so on the screen', async () => {
    const { parts, entry } = await computer().started();
    parts.isHubReached = false;
    await entry.requests.add(wish);
    parts.isHubReached = true;
    vi.spyOn(parts.requests, 'sendRequest').mockRejectedValue(new AppError('mailCodeNeeded'));
    await entry.requests.check();
    expect(entry.requests.list).toMatchObject([{ state: 'unsent', error: { code: 'mailCodeNeeded' } }]);
    entry.requests.stop();
  });

  test('is taken back at the school, too, and not forgotten while the school cannot hear of it', async () => {
    const { parts, entry } = await computer().started();
    await entry.requests.add(wish);
    const { id } = entry.requests.list[0]!;
    parts.isHubReached = false;
    await expect(entry.requests.drop(id)).rejects.toMatchObject(code('hubUnreachable'));
    parts.isHubReached = true;
    await entry.requests.drop(id);
    expect(parts.asked).toContain('withdraw');
    expect(entry.requests.list).toEqual([]);
  });

  test('that was refused is shown so and can be put away', async () => {
    const { parts, entry } = await computer().started();
    parts.requestState = 'refused';
    await entry.requests.add(wish);
    expect(entry.requests.list).toMatchObject([{ state: 'refused' }]);
    await entry.requests.drop(entry.requests.list[0]!.id);
    expect(entry.requests.list).toEqual([]);
    expect(parts.asked).not.toContain('withdraw');
  });
});
