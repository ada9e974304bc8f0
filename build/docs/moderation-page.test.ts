import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moderationPage } from './moderation-page.ts';

const PATH = join(import.meta.dirname, '../../docs/moderation.md');

test('the picture in docs/moderation.md is what the rules draw; otherwise run npm run docs', async () => {
  const text = readFileSync(PATH, 'utf8');
  expect(text).toContain('```mermaid');
  expect(await moderationPage(PATH, text)).toBe(text);
});
