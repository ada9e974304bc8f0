import { FAKE_CHAT_LINKS } from './fake-chat-links.ts';
import { FAKE_OWN_DEVICES } from './fake-devices.ts';
import {
  FAKE_MATERIAL,
  FAKE_ORDER,
  FAKE_ORDERS,
  FAKE_OUTSTANDING,
  FAKE_SHELVES,
  MANY_ORDERS,
} from './fake-orders.ts';
import { FAKE_NEW_CHATS, FAKE_SUBMISSIONS, fakeInvitable, fakeMembers } from './fake-groups.ts';
import { FAKE_RIGHTS } from './fake-rights.ts';
import { FAKE_APPOINTMENTS, FAKE_LINKS, FAKE_PAPERS } from './fake-shelf.ts';
import {
  SCHOOL_QUERIES,
  type SchoolQueryName,
  type SchoolResults,
} from '../../shared/replica/school/school-queries.ts';
import { POLICIES, policyNames } from '../../shared/schema/policy.ts';
import type { FakeConsole } from './fake-console.ts';
import { parserOf } from '../../shared/std/parse.ts';

const parseNames = parserOf('fake.names', SCHOOL_QUERIES['school.names'].params);
const parseAlike = parserOf('fake.alike', SCHOOL_QUERIES['school.alike'].params);
const parseClass = parserOf('fake.class', SCHOOL_QUERIES['school.class'].params);
const parsePerson = parserOf('fake.person', SCHOOL_QUERIES['school.person'].params);

/** What the administrator's screens are shown in the gallery of states. */
export function fakeSchool(
  console: FakeConsole,
  params: object,
  isLarge: boolean,
): { readonly [Q in SchoolQueryName]: () => SchoolResults[Q] } {
  return {
    'school.appointments': () => FAKE_APPOINTMENTS,
    'school.class': () => console.classCard(parseClass(params).classroom),
    'school.classes': () => console.classes(),
    'school.family': () => undefined,
    'school.clubs': () => console.clubs(),
    'school.invitations': () => console.invitations(),
    'school.inviting': () => console.inviting(),
    'school.alike': () => console.alike(parseAlike(params)),
    'school.links': () => FAKE_LINKS,
    'school.channel': () => undefined,
    'school.chatLinks': () => FAKE_CHAT_LINKS,
    'school.linkEntry': () => ({ school: 'school1', state: 'none', chat: '', chatTitle: '' }),
    'school.log': () => ({ rows: [], hasEarlier: false }),
    'school.invitable': () => fakeInvitable(),
    'school.members': () => fakeMembers(),
    'school.newChats': () => FAKE_NEW_CHATS,
    'school.names': () => console.names(parseNames(params)),
    'school.overview': () => console.overview(),
    'school.ownDevices': () => FAKE_OWN_DEVICES,
    'school.material': () => FAKE_MATERIAL,
    'school.order': () => FAKE_ORDER,
    'school.orders': () => (isLarge ? MANY_ORDERS : FAKE_ORDERS),
    'school.ordersAsked': () => 1,
    'school.outstanding': () => FAKE_OUTSTANDING,
    'school.papers': () => FAKE_PAPERS,
    'school.shelfFiles': () => [],
    'school.shelves': () => FAKE_SHELVES,
    'school.people': () => console.people(),
    'school.person': () => console.person(parsePerson(params).person),
    'school.rights': () => FAKE_RIGHTS,
    'school.requests': () => console.requests(),
    'school.requestsOpen': () => console.requests()?.open.length ?? 0,
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
    'school.submissions': () => FAKE_SUBMISSIONS,
    'school.staff': () => console.staff(),
    'school.year': () => console.year(),
  };
}
