import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { MOST_PIECE_BYTES } from '../../../shared/ipc/roster-calls.ts';
import { Exchange } from './exchange.ts';

let folder: string;
let picked: string | undefined;
let place: string | undefined;
let asked: { readonly method: string; readonly data: Record<string, unknown> }[];
let answer: (method: string, data: Record<string, unknown>) => unknown;
let exchange: Exchange;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-exchange-'));
  picked = folder;
  place = join(folder, 'школа.zip');
  asked = [];
  answer = () => ({});
  exchange = new Exchange({
    pickRoster: () => Promise.resolve(picked),
    pickPlace: () => Promise.resolve(place),
    replica: {
      command: (_name: string, given: unknown) => {
        const { method, data } = given as { method: string; data: Record<string, unknown> };
        asked.push({ method, data });
        return Promise.resolve().then(() => answer(method, data) as never);
      },
    },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ended = () => expect.poll(() => exchange.state.state).not.toBe('running');
const piece = (offset: number, isLast: boolean) => ({
  export: 'e1',
  fileName: 'школа.zip',
  bytes: new Uint8Array(10).fill(offset),
  isLast,
  done: offset,
  total: 20,
});

describe('F-124 lists that go to the hub', () => {
  test('F-124 are the files of the standard, in pieces', async () => {
    writeFileSync(join(folder, 'users.csv'), Buffer.alloc(MOST_PIECE_BYTES + 3, 'a'));
    writeFileSync(join(folder, 'orgs.csv'), 'b');
    writeFileSync(join(folder, 'письмо.docx'), 'c');
    expect(await exchange.sendRoster('folder')).toBe(folder.split('/').at(-1));
    await ended();
    expect(exchange.state).toMatchObject({ job: 'sending', state: 'done', done: MOST_PIECE_BYTES + 4 });
    const written = asked.filter(({ method }) => method === 'roster.write').map(({ data }) => data);
    expect(written.map(({ file, offset }) => [file, offset]).sort()).toEqual([
      ['orgs.csv', 0],
      ['users.csv', 0],
      ['users.csv', MOST_PIECE_BYTES],
    ]);
  });

  test('F-124 a folder without lists says so, and nothing is begun', async () => {
    await expect(exchange.sendRoster('folder')).rejects.toMatchObject({ data: { code: 'rosterUnreadable' } });
    expect(asked).toEqual([]);
  });

  test('a closed file dialog is no error', async () => {
    picked = undefined;
    expect(await exchange.sendRoster('zip')).toBeUndefined();
    expect(exchange.state.state).toBe('idle');
  });

  test('a link that is lost ends the job with its reason', async () => {
    writeFileSync(join(folder, 'users.csv'), 'a');
    answer = (method) => {
      if (method === 'roster.write') throw new AppError('needsConnection');
      return {};
    };
    await exchange.sendRoster('folder');
    await ended();
    expect(exchange.state).toMatchObject({ state: 'failed', error: { code: 'needsConnection' } });
  });
});

describe('F-124 archives that come from the hub', () => {
  test('F-124 are whole in the picked place', async () => {
    answer = (_method, { offset }) => piece(Number(offset), offset === 10);
    expect(await exchange.save('school', '')).toBe('школа.zip');
    await ended();
    expect(exchange.state).toMatchObject({ job: 'saving', state: 'done', done: 10, total: 20 });
    expect(readFileSync(place!)).toHaveLength(20);
    expect(readdirSync(folder)).toEqual(['школа.zip']);
  });

  test('refuses when not allowed, before anybody is asked for a place', async () => {
    answer = () => {
      throw new AppError('notAllowed');
    };
    await expect(exchange.save('school', '')).rejects.toMatchObject({ data: { code: 'notAllowed' } });
    expect(existsSync(place!)).toBe(false);
  });

  test.each([
    ['the link is lost', new AppError('needsConnection')],
    ['the answer is none', 'nonsense'],
  ])('half an archive is not left behind: %s', async (_what, second) => {
    answer = (_method, { offset }) => {
      if (offset === 0) return piece(0, false);
      if (second instanceof Error) throw second;
      return second;
    };
    await exchange.save('audit', '');
    await ended();
    expect(exchange.state.state).toBe('failed');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('can be stopped', async () => {
    answer = (_method, { offset }) => piece(Number(offset), false);
    await exchange.save('person', 'anna');
    await expect(exchange.save('audit', '')).rejects.toMatchObject({ data: { code: 'tooMany' } });
    exchange.cancel();
    await ended();
    expect(exchange.state.state).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
    expect(asked[0]).toEqual({ method: 'export.person', data: { export: '', offset: 0, person: 'anna' } });
  });
});
