import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT, projectFiles } from './project-files.ts';
import { isTestFile } from './feature-table.ts';

describe('the protocol’s rules', () => {
  const spec = readFileSync(join(PROJECT, 'shared/protocol/SPEC.md'), 'utf8');
  const rules = [...spec.matchAll(/^- \*\*(\[[A-Z]+-\d+\])\*\*/gm)].map((match) => match[1] ?? '');
  const texts = projectFiles()
    .filter(({ path }) => isTestFile(path) || path.endsWith('-contract.ts'))
    .map(({ text }) => text);
  const titled = new Set(
    texts.flatMap((text) => [...text.matchAll(/['"`](\[[A-Z]+-\d+\])/g)].map((match) => match[1] ?? '')),
  );

  test('stand once each', () => {
    expect(rules.length).toBeGreaterThan(50);
    expect(new Set(rules).size).toBe(rules.length);
  });

  test('each begin at least one test title', () => {
    expect(rules.filter((rule) => !titled.has(rule))).toEqual([]);
  });

  test('are all that test titles begin with', () => {
    expect([...titled].filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
