/** The files that the import reads, in the order in which their problems are reported. */
export const ROSTER_FILES = [
  'manifest.csv',
  'orgs.csv',
  'academicSessions.csv',
  'courses.csv',
  'classes.csv',
  'users.csv',
  'roles.csv',
  'enrollments.csv',
] as const;

export type RosterFileName = (typeof ROSTER_FILES)[number];

export interface FileColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Columns per file. Required are those without which a school cannot be built; the standard requires more
 * (1EdTech OneRoster 1.2, CSV binding), but real exports leave some of them out. Birth dates are in
 * demographics.csv, which is not read at all.
 */
export const COLUMNS = {
  'manifest.csv': { required: ['propertyName', 'value'], optional: [] },
  'orgs.csv': {
    required: ['sourcedId', 'name', 'type'],
    optional: ['status', 'identifier', 'parentSourcedId'],
  },
  'academicSessions.csv': {
    required: ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
    optional: ['status', 'parentSourcedId'],
  },
  'courses.csv': {
    required: ['sourcedId', 'title'],
    optional: ['status', 'subjects', 'orgSourcedId', 'schoolYearSourcedId'],
  },
  'classes.csv': {
    required: ['sourcedId', 'title', 'classType', 'schoolSourcedId'],
    optional: ['status', 'grades', 'courseSourcedId', 'termSourcedIds', 'subjects'],
  },
  'users.csv': {
    required: ['sourcedId', 'enabledUser', 'givenName', 'familyName'],
    optional: [
      'status',
      'middleName',
      'email',
      'sms',
      'phone',
      'agentSourcedIds',
      'grades',
      'primaryOrgSourcedId',
    ],
  },
  'roles.csv': {
    required: ['sourcedId', 'userSourcedId', 'role', 'orgSourcedId'],
    optional: ['status', 'roleType', 'beginDate', 'endDate'],
  },
  'enrollments.csv': {
    required: ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
    optional: ['status', 'schoolSourcedId', 'primary', 'beginDate', 'endDate'],
  },
} as const satisfies Record<RosterFileName, FileColumns>;

/** In OneRoster 1.1 there is no roles.csv: users.csv itself names role and organisations. */
export const USER_ROLE_COLUMNS = ['role', 'orgSourcedIds'] as const;

/** Names of the standard that are not read: close to a read one or not, they are no spelling mistakes. */
export const UNREAD_COLUMNS: ReadonlySet<string> = new Set(
  [
    'dateLastModified',
    'username',
    'userIds',
    'identifier',
    'password',
    'userMasterIdentifier',
    'resourceSourcedIds',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'pronouns',
    'userProfileSourcedId',
    'courseCode',
    'subjectCodes',
    'classCode',
    'location',
    'periods',
    'schoolYear',
    'grades',
  ].map((name) => name.toLowerCase()),
);

/** Finds a roster file by name whatever its letter case; undefined for any other file. */
export function rosterFileNamed(name: string): RosterFileName | undefined {
  return ROSTER_FILES.find((file) => file.toLowerCase() === name.toLowerCase());
}
