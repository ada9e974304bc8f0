import { csvText } from '../../server/roster/csv-text.ts';

/** A row by column name; what is left out is empty. */
export type Cells = Readonly<Record<string, string>>;

/** The columns that each file has in the standard (1EdTech OneRoster 1.2, CSV binding), in its order. */
const STANDARD_COLUMNS = {
  'manifest.csv': 'propertyName value',
  'orgs.csv': 'sourcedId status dateLastModified name type identifier parentSourcedId',
  'academicSessions.csv':
    'sourcedId status dateLastModified title type startDate endDate parentSourcedId schoolYear',
  'courses.csv': `sourcedId status dateLastModified schoolYearSourcedId title courseCode grades orgSourcedId
    subjects subjectCodes`,
  'classes.csv': `sourcedId status dateLastModified title grades courseSourcedId classCode classType location
    schoolSourcedId termSourcedIds subjects subjectCodes periods`,
  'users.csv': `sourcedId status dateLastModified enabledUser username userIds givenName familyName middleName
    identifier email sms phone agentSourcedIds grades password userMasterIdentifier resourceSourcedIds
    preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId pronouns`,
  'roles.csv': `sourcedId status dateLastModified userSourcedId roleType role beginDate endDate orgSourcedId
    userProfileSourcedId`,
  'enrollments.csv': `sourcedId status dateLastModified classSourcedId schoolSourcedId userSourcedId role primary
    beginDate endDate`,
} as const;

export type TableFile = keyof typeof STANDARD_COLUMNS;

/** One file with all its standard columns and, to their right, further ones. */
export function tableText(
  file: TableFile,
  rows: readonly Cells[],
  furtherColumns: readonly string[] = [],
): string {
  const columns = [...STANDARD_COLUMNS[file].split(/\s+/u), ...furtherColumns];
  for (const name of rows.flatMap((row) => Object.keys(row))) {
    if (!columns.includes(name)) throw new Error(`${file} has no column ${name}.`);
  }
  const lines = rows.map((row) => columns.map((column) => row[column] ?? ''));
  return csvText([columns, ...lines], { delimiter: ',', newline: '\n' });
}
