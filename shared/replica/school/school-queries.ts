import type { Static } from 'typebox';
import { appointmentsQuery } from './appointments-query.ts';
import { channelQuery } from './channel-query.ts';
import { chatLinksQuery, linkEntryQuery } from './chat-links-query.ts';
import { chatMembersQuery } from './chat-members-query.ts';
import { classCardQuery } from './class-card-query.ts';
import { classesQuery } from './classes-query.ts';
import { classesStaffQuery } from './classes-staff-query.ts';
import { classesYearQuery } from './classes-year-query.ts';
import { clubsQuery } from './clubs-query.ts';
import { familyQuery } from './family-query.ts';
import { invitationsClassesQuery } from './invitations-classes-query.ts';
import { invitationsQuery } from './invitations-query.ts';
import { alikeQuery } from './alike-query.ts';
import { linksQuery } from './links-query.ts';
import { logQuery } from './log-query.ts';
import { namesQuery } from './names-query.ts';
import { invitableQuery, newChatsQuery } from './new-chats-query.ts';
import { overviewQuery } from './overview-query.ts';
import { papersQuery } from './papers-query.ts';
import { peopleTableQuery } from './people-table-query.ts';
import { personCardQuery } from './person-card-query.ts';
import { ownDevicesQuery } from './own-devices-query.ts';
import { requestsOpenQuery, requestsQuery } from './requests-query.ts';
import { rightsQuery } from './rights-query.ts';
import { submissionsQuery } from './submissions-query.ts';
import { settingsQuery } from './settings-query.ts';
import { materialQuery } from '../shelf/material-query.ts';
import { orderQuery } from '../shelf/order-query.ts';
import { ordersQuery } from '../shelf/orders-query.ts';
import { ordersAskedQuery } from '../shelf/orders-asked-query.ts';
import { outstandingQuery } from '../shelf/orders-outstanding-query.ts';
import { shelfFilesQuery } from '../shelf/shelf-files-query.ts';
import { shelvesQuery } from '../shelf/shelves-query.ts';

/** The questions of the administrator's screens, each in a file of its own. */
export const SCHOOL_QUERIES = {
  'school.ownDevices': ownDevicesQuery,
  'school.appointments': appointmentsQuery,
  'school.class': classCardQuery,
  'school.classes': classesQuery,
  'school.members': chatMembersQuery,
  'school.channel': channelQuery,
  'school.chatLinks': chatLinksQuery,
  'school.linkEntry': linkEntryQuery,
  'school.newChats': newChatsQuery,
  'school.invitable': invitableQuery,
  'school.clubs': clubsQuery,
  'school.family': familyQuery,
  'school.invitations': invitationsQuery,
  'school.inviting': invitationsClassesQuery,
  'school.alike': alikeQuery,
  'school.links': linksQuery,
  'school.log': logQuery,
  'school.names': namesQuery,
  'school.overview': overviewQuery,
  'school.material': materialQuery,
  'school.order': orderQuery,
  'school.orders': ordersQuery,
  'school.ordersAsked': ordersAskedQuery,
  'school.outstanding': outstandingQuery,
  'school.papers': papersQuery,
  'school.people': peopleTableQuery,
  'school.person': personCardQuery,
  'school.rights': rightsQuery,
  'school.requests': requestsQuery,
  'school.requestsOpen': requestsOpenQuery,
  'school.settings': settingsQuery,
  'school.shelfFiles': shelfFilesQuery,
  'school.shelves': shelvesQuery,
  'school.submissions': submissionsQuery,
  'school.staff': classesStaffQuery,
  'school.year': classesYearQuery,
} as const;

export type SchoolQueryName = keyof typeof SCHOOL_QUERIES;

export type SchoolResults = {
  readonly [Q in SchoolQueryName]: Awaited<ReturnType<(typeof SCHOOL_QUERIES)[Q]['answer']>>;
};

export type SchoolParams = {
  readonly [Q in SchoolQueryName]: Static<(typeof SCHOOL_QUERIES)[Q]['params']>;
};

export function isSchoolQuery(name: string): name is SchoolQueryName {
  return Object.hasOwn(SCHOOL_QUERIES, name);
}
