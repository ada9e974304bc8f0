import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permissionsPage } from './permissions-page.ts';

const PATH = join(import.meta.dirname, '../../docs/permissions.md');

test('docs/permissions.md is what the permission table says; otherwise run npm run docs', async () => {
  expect(readFileSync(PATH, 'utf8')).toBe(await permissionsPage(PATH));
});
