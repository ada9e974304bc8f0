import { beforeEach, describe, expect, test } from 'vitest';
import type { LinksView } from '../../shared/replica/school/links-query.ts';
import { openLink, websiteOf } from './open-link.ts';
import { isReachable } from './reachability.ts';

const row = {
  hint: '',
  roles: ['teacher' as const],
  isWithdrawn: false,
  isWaiting: false,
};
const view: LinksView = {
  own: [
    { ...row, id: 'journal', title: 'Журнал', url: 'https://journal.example.org/login?a=1' },
    { ...row, id: 'bad', title: 'Плохая', url: 'https://user:secret@example.org/' },
    { ...row, id: 'program', title: 'Программа', url: 'file:///etc/passwd' },
  ],
  all: [{ ...row, id: 'other', title: 'Чужая', url: 'https://other.example.org/' }],
  canSet: false,
};
const opened: string[] = [];
let isOnline = true;
let stopped = 0;

const parts = {
  replica: {
    watch: (_query: string, _params: unknown, listener: (value: unknown) => void) => {
      listener(view);
      return { started: Promise.resolve(), stop: () => (stopped += 1) };
    },
  },
  isReachable: () => Promise.resolve(isOnline),
  openOutside: (address: string) => {
    opened.push(address);
    return Promise.resolve();
  },
};
const open = (link: string, isSure = false) => openLink({ link, isSure }, parts);

beforeEach(() => {
  opened.length = 0;
  isOnline = true;
  stopped = 0;
});

describe('F-123 a passage to the diary', () => {
  test('F-123 opens in the system’s browser, by its id alone', async () => {
    expect(await open('journal')).toBe('opened');
    expect(opened).toEqual(['https://journal.example.org/login?a=1']);
    expect(stopped).toBe(1);
  });

  test('F-123 offline it says so and opens nothing, unless the person is sure', async () => {
    isOnline = false;
    expect(await open('journal')).toBe('offline');
    expect(opened).toEqual([]);
    expect(await open('journal', true)).toBe('opened');
  });

  test.each([
    ['that is not there', 'nothing'],
    ['of other roles', 'other'],
    ['with a user name in it', 'bad'],
    ['that leads to no website', 'program'],
  ])('F-123 opens none %s', async (_what, link) => {
    await expect(open(link)).rejects.toMatchObject({ data: { code: 'linkGone' } });
    expect(opened).toEqual([]);
  });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'https://', 'mailto:a@b.c', ''])(
  'F-123 %j is no website',
  (address) => {
    expect(websiteOf(address)).toBeUndefined();
  },
);

describe('whether a site can be reached', () => {
  const look = (hasNetwork: boolean, isKnown: boolean) => ({
    hasNetwork: () => hasNetwork,
    find: (host: string) =>
      isKnown && host === 'diary.example.org' ? Promise.resolve() : Promise.reject(new Error('ENOTFOUND')),
  });
  test.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
  ])('network %s, name known %s: %s', async (hasNetwork, isKnown, expected) => {
    expect(await isReachable('https://diary.example.org/x', look(hasNetwork, isKnown))).toBe(expected);
  });
});
