import { STANDARD_SETTINGS } from '../../shared/permissions/can.ts';
import { NO_FACTS } from '../../shared/permissions/facts.ts';
import { rightsOf } from '../../shared/permissions/rights.ts';
import type { RightsView } from '../../shared/replica/school/rights-query.ts';

/** What the teacher of the gallery may do, who leads a class. */
const TEACHER = {
  ...NO_FACTS,
  person: 'anna',
  isPresent: true,
  isStaff: true,
  isPedagogical: true,
  isVerified: true,
  roles: ['teacher' as const],
  classroomRoles: new Map([['k1', 'classTeacher' as const]]),
};

export const FAKE_RIGHTS: RightsView = {
  capacities: ['teacher', 'classTeacher'],
  rights: rightsOf(TEACHER, STANDARD_SETTINGS),
};
