import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuditBody } from '../schema/audit.ts';
import { chained, CHAIN_BEGINNING, firstBreak } from './chain.ts';

/** Stands for SHA-256, which differs by environment: 64 letters that another text changes. */
function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x01000193) >>> 0;
    b = Math.imul(b + a, 0x85ebca6b) >>> 0;
  }
  return (a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0')).repeat(4);
}

const people = fc.constantFrom('anna', 'boris', 'vera');
const entries = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 5 }),
    actor: people,
    action: fc.constantFrom('school.edit', 'people.confirm'),
    targets: fc.uniqueArray(people, { maxLength: 2 }),
    clause: fc.constantFrom('', 'P-2.1(10)'),
    act: fc.constantFrom('a1', 'a2'),
    reasonHash: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
  }),
  { minLength: 1, maxLength: 6 },
);
type Entry = Omit<AuditBody, 'n' | 'previous' | 'hash'>;

function chainOf(all: readonly Entry[]): readonly AuditBody[] {
  let previous = CHAIN_BEGINNING;
  return all.map((entry, index) => {
    const line = chained({ ...entry, n: index + 1, previous }, hash);
    previous = line.hash;
    return line;
  });
}

const logs = entries.map(chainOf);
const cut = fc.nat();

describe('[AUDIT-2] a chained log', () => {
  test('is whole as it was written, and any beginning of it, too', () => {
    fc.assert(
      fc.property(logs, cut, (lines, at) => {
        expect(firstBreak(lines, hash)).toBe(0);
        expect(firstBreak(lines.slice(0, at % (lines.length + 1)), hash)).toBe(0);
      }),
    );
  });

  test('shows a changed line', () => {
    const changes = fc.constantFrom<Partial<AuditBody>>(
      { at: 99 },
      { actor: 'gleb' },
      { action: 'school.burn' },
      { targets: ['gleb'] },
      { clause: 'P-9' },
      { act: 'a9' },
      { reasonHash: 'c'.repeat(64) },
      { previous: 'd'.repeat(64) },
      { hash: 'e'.repeat(64) },
      { n: 99 },
    );
    fc.assert(
      fc.property(logs, cut, changes, (lines, at, change) => {
        const place = at % lines.length;
        const changed = lines.map((line, index) => (index === place ? { ...line, ...change } : line));
        expect(firstBreak(changed, hash)).toBe(place + 1);
      }),
    );
  });

  test('shows a line that was left out in its middle, put in twice, or moved', () => {
    fc.assert(
      fc.property(logs, cut, cut, (lines, at, to) => {
        const place = at % lines.length;
        const dropped = lines.filter((_line, index) => index !== place);
        if (place < lines.length - 1) expect(firstBreak(dropped, hash)).toBe(place + 1);
        const line = lines[place]!;
        const twice = [...lines.slice(0, place + 1), line, ...lines.slice(place + 1)];
        expect(firstBreak(twice, hash)).toBe(place + 2);
        const target = to % lines.length;
        const moved = [...dropped.slice(0, target), line, ...dropped.slice(target)];
        if (target !== place) expect(firstBreak(moved, hash)).toBe(Math.min(place, target) + 1);
      }),
    );
  });

  test('shows a line that somebody wrote anew with the hashes of the lines before, by the line after it', () => {
    fc.assert(
      fc.property(logs, cut, (lines, at) => {
        const place = at % lines.length;
        const { hash: _old, ...old } = lines[place]!;
        const forged = chained({ ...old, actor: 'gleb' }, hash);
        const changed = lines.map((line, index) => (index === place ? forged : line));
        const isLast = place === lines.length - 1;
        expect(firstBreak(changed, hash)).toBe(isLast ? 0 : place + 2);
      }),
    );
  });
});
