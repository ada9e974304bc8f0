import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDirectory } from '../../tests/fixtures/roster/any-directory.ts';
import { differenceSteps } from '../roster/difference.ts';
import { parseRoster } from '../roster/parse-roster.ts';
import { ownSchoolId } from '../roster/sourced-ids.ts';
import { atOnce } from '../roster/steps.ts';
import { rosterFiles } from './roster-files.ts';

const TODAY = '2026-11-26';
const SCHOOL = { sourcedId: ownSchoolId('school1'), name: 'Школа' };

describe('F-124 the roster that a school exports', () => {
  test('is read back without any difference', () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const contents = rosterFiles(directory, SCHOOL, TODAY);
        const { roster, problems } = parseRoster({ contents, problems: [] }, { today: TODAY });
        expect(problems).toEqual([]);
        const of = { today: TODAY, schoolSourcedId: SCHOOL.sourcedId };
        const { movements, plan } = atOnce(differenceSteps(roster!, directory, of));
        expect(movements).toEqual([]);
        expect(plan.school.kind).toBe('same');
      }),
      { numRuns: 300 },
    );
  });
});
