import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { errorFields, openFileLog } from './log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('writes one JSON object a line', () => {
  const log = openFileLog({ folder, now: () => Date.UTC(2026, 8, 1, 8) });
  log.info('hub.ready', { port: 7443 });
  log.error('hub.exit', new AppError('hubPortInUse', { details: 'Пётр Петров' }), { code: 1 });
  const lines = readFileSync(join(folder, 'zvonok.log'), 'utf8').trimEnd().split('\n');
  expect(JSON.parse(lines[0]!)).toEqual({
    at: '2026-09-01T08:00:00.000Z',
    level: 'info',
    event: 'hub.ready',
    port: 7443,
  });
  expect(JSON.parse(lines[1]!)).toMatchObject({ level: 'error', error: 'AppError', code: 'hubPortInUse' });
  expect(lines[1]).not.toContain('Пётр');
});

test('never writes the message of an error that may quote a person', () => {
  const quoting = new SyntaxError('Unexpected token in "Дорогая Анна…"');
  expect(JSON.stringify(errorFields(quoting))).not.toContain('Анна');
  expect(errorFields('Дорогая Анна')).toEqual({ error: 'string' });
});

test('a full file moves aside and the oldest one goes', () => {
  const log = openFileLog({ folder, maxSizeBytes: 200, keptFiles: 2 });
  for (let i = 0; i < 20; i++) log.info('tick', { i });
  expect(readdirSync(folder).sort()).toEqual(['zvonok.1.log', 'zvonok.2.log', 'zvonok.log']);
  expect(readFileSync(join(folder, 'zvonok.log'), 'utf8')).toContain('"i":19');
});

test('a folder that cannot be written stops nothing', () => {
  const log = openFileLog({ folder: join(folder, '\0') });
  expect(() => log.info('tick')).not.toThrow();
});
