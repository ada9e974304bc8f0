import { Contacts } from './contacts.ts';
import { HOMEROOMS } from './homerooms.ts';
import type { Child, Guardian, Household, PersonName } from './households.ts';
import { STAFF, type StaffMember } from './staff.ts';

interface Account {
  readonly id: string;
  readonly username: string;
}

interface StaffAccount extends Account {
  readonly member: StaffMember;
  readonly phone: string;
}

export interface PupilAccount extends Account {
  readonly name: PersonName;
  readonly homeroom: string;
  readonly guardianIds: readonly string[];
}

interface GuardianAccount extends Account {
  readonly guardian: Guardian;
  readonly phone: string;
  readonly hasEmail: boolean;
}

export interface People {
  readonly staff: readonly StaffAccount[];
  readonly pupils: readonly PupilAccount[];
  readonly guardians: readonly GuardianAccount[];
}

const ORDER = new Intl.Collator('ru');

/** Numbers everyone: staff as listed, pupils by class and alphabet, guardians in the order of their families. */
export function nameEveryone(households: readonly Household[]): People {
  const contacts = new Contacts();
  const staff = [...STAFF.values()].map((member) => {
    return { id: member.id, username: contacts.username(member), member, phone: contacts.phone() };
  });
  const guardians: GuardianAccount[] = [];
  const children: { readonly child: Child; readonly guardianIds: readonly string[] }[] = [];
  for (const household of households) {
    const guardianIds: string[] = [];
    for (const guardian of household.guardians) {
      const id = guardian.staffId ?? `parent-${padded(guardians.length + 1)}`;
      guardianIds.push(id);
      if (guardian.staffId !== undefined) continue;
      // In a village not every parent has an e-mail address; every fourth has none here.
      const hasEmail = guardians.length % 4 !== 3;
      const username = contacts.username(guardian);
      guardians.push({ id, username, guardian, phone: contacts.phone(), hasEmail });
    }
    for (const child of household.children) children.push({ child, guardianIds });
  }
  const sorted = HOMEROOMS.flatMap(({ title }) =>
    children
      .filter(({ child }) => child.homeroom === title)
      .sort((one, other) => ORDER.compare(fullName(one.child), fullName(other.child))),
  );
  const pupils = sorted.map(({ child, guardianIds }, index) => {
    const { familyName, givenName, middleName, homeroom } = child;
    const name = { familyName, givenName, middleName };
    return {
      id: `pupil-${padded(index + 1)}`,
      username: contacts.username(child),
      name,
      homeroom,
      guardianIds,
    };
  });
  return { staff, pupils, guardians };
}

function fullName({ familyName, givenName, middleName }: PersonName): string {
  return `${familyName} ${givenName} ${middleName}`;
}

function padded(number: number): string {
  return String(number).padStart(3, '0');
}
