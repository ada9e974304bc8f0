import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRoster, anyStyle } from '../../tests/fixtures/roster/any-roster.ts';
import { fixtureTexts } from '../../tests/fixtures/roster/fixture-files.ts';
import { writeRoster } from '../../tests/fixtures/roster/write-roster.ts';
import { ROSTER_FILES } from './columns.ts';
import { describeProblem } from './describe-problem.ts';
import { parseRoster, type RosterFiles } from './parse-roster.ts';
import { familyKey } from './plan.ts';
import { readRosterArchive } from './read-files.ts';
import type { Roster } from './roster.ts';

const encoder = new TextEncoder();

/** Families come in the order in which the files name them, which depends on the direction. */
function comparable(roster: Roster | undefined): unknown {
  const families = [...(roster?.families ?? [])].sort((one, other) =>
    familyKey(one) < familyKey(other) ? -1 : 1,
  );
  return { ...roster, families };
}

function expectSoundResult(files: RosterFiles): void {
  const { roster, problems, warnings } = parseRoster(files, { today: '2026-10-01' });
  expect(roster === undefined).toBe(problems.length > 0);
  for (const problem of [...problems, ...warnings]) {
    expect(describeProblem(problem, 'ru')).not.toMatch(/\p{Cc}|undefined/u);
  }
}

describe('any valid roster', () => {
  it('is read back as it was, however it was written', () => {
    fc.assert(
      fc.property(anyRoster, anyStyle, (roster, style) => {
        const contents = writeRoster(roster, style);
        const result = parseRoster({ contents, problems: [] }, { today: '2026-10-01' });
        expect(result.problems).toEqual([]);
        expect(comparable(result.roster)).toEqual(comparable(roster));
      }),
      { numRuns: 300 },
    );
  });
});

describe('anything at all', () => {
  const anyBytes = fc.uint8Array({ maxLength: 400 });
  const anyFile = fc.constantFrom(...ROSTER_FILES);
  const small = fixtureTexts('small-1.2');

  it('as the bytes of files never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyFile, anyBytes)), (files) => {
        expectSoundResult({ contents: new Map(files), problems: [] });
      }),
    );
  });

  it('in the middle of a sound file never throws', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(), fc.nat({ max: 40 }), anyBytes, (file, position, length, bytes) => {
        const sound = encoder.encode(small.get(file) ?? '');
        const at = position % (sound.length + 1);
        const damaged = Buffer.concat([sound.subarray(0, at), bytes, sound.subarray(at + length)]);
        const contents = new Map([...small].map(([name, text]) => [name, encoder.encode(text)]));
        expectSoundResult({ contents: new Map([...contents, [file, damaged]]), problems: [] });
      }),
    );
  });

  it('as a table of odd texts below the right columns never throws', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('y26', '7b', 'dasha', 'school', 'teacher'),
    );
    fc.assert(
      fc.property(anyFile, fc.array(fc.array(cell, { maxLength: 14 })), (file, rows) => {
        const [header = ''] = (small.get(file) ?? '').split('\n');
        const text = [header, ...rows.map((row) => row.join(','))].join('\n');
        const contents = new Map(
          [...small, [file, text] as const].map(([name, one]) => [name, encoder.encode(one)]),
        );
        expectSoundResult({ contents, problems: [] });
      }),
    );
  });

  it('as an archive never throws', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expectSoundResult(readRosterArchive(bytes, 'roster.zip'));
        expectSoundResult(
          readRosterArchive(Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes]), 'roster.zip'),
        );
      }),
    );
  });
});
