import { FAKE_OWN_DEVICES } from './fake-devices.ts';
import { FAKE_LINKS, FAKE_PAPERS } from './fake-shelf.ts';
import type { SchoolQueryName, SchoolResults } from '../../shared/replica/school/school-queries.ts';
import { POLICIES, policyNames } from '../../shared/schema/policy.ts';

/** What the administrator's screens are shown in the gallery of states. */
export function fakeSchool(): { readonly [Q in SchoolQueryName]: () => SchoolResults[Q] } {
  return {
    'school.class': () => undefined,
    'school.classes': () => undefined,
    'school.invitations': () => ({ rows: [], isEverybodys: false }),
    'school.inviting': () => ({ classes: [], roles: [], schoolTitle: '' }),
    'school.alike': () => ({ staff: [], same: [] }),
    'school.links': () => FAKE_LINKS,
    'school.log': () => ({ rows: [], hasEarlier: false }),
    'school.names': () => ({ people: {}, classrooms: {} }),
    'school.overview': () => undefined,
    'school.ownDevices': () => FAKE_OWN_DEVICES,
    'school.papers': () => FAKE_PAPERS,
    'school.people': () => undefined,
    'school.person': () => undefined,
    'school.requests': () => undefined,
    'school.requestsOpen': () => 0,
    'school.settings': () => ({
      school: {
        title: 'Горенская средняя школа',
        type: 'general',
        locality: 'село Горенка',
        isDemo: true,
        address: 'ул. Школьная, 1',
      },
      policies: policyNames().map((name) => {
        const { standard } = POLICIES[name];
        return { name, value: standard, standard, exceptions: 0 };
      }),
      canEditSchool: true,
      canSetPolicies: true,
    }),
    'school.staff': () => [],
    'school.year': () => undefined,
  };
}
