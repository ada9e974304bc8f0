import { Check } from 'typebox/value';
import type { NewSchool } from '../../../shared/ipc/new-school.ts';
import type { PickedPaper } from '../../../shared/ipc/paper-requests.ts';
import { normalContact } from '../../../shared/protocol/slip-contact.ts';
import { dayOf, isDay } from '../../../shared/schema/day.ts';
import { PersonNamePart } from '../../../shared/schema/names.ts';
import type { SchoolType } from '../../../shared/schema/school.ts';

export const STEPS = ['school', 'order', 'people', 'papers'] as const;
export type Step = (typeof STEPS)[number];

/** Everything that is typed in; each step shows its own part, and going back loses nothing. */
export interface Draft {
  readonly title: string;
  readonly type: SchoolType;
  readonly locality: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly logo: string;
  readonly number: string;
  readonly date: string;
  readonly file: PickedPaper | undefined;
  readonly adminFamilyName: string;
  readonly adminGivenName: string;
  readonly adminMiddleName: string;
  readonly position: string;
  readonly contact: string;
  readonly headFamilyName: string;
  readonly headGivenName: string;
  readonly headMiddleName: string;
}

export const EMPTY_DRAFT: Draft = {
  title: '',
  type: 'general',
  locality: '',
  address: '',
  phone: '',
  email: '',
  logo: '',
  number: '',
  date: '',
  file: undefined,
  adminFamilyName: '',
  adminGivenName: '',
  adminMiddleName: '',
  position: '',
  contact: '',
  headFamilyName: '',
  headGivenName: '',
  headMiddleName: '',
};

export type DraftField = keyof Draft;
export type FaultKey =
  | 'first.fault.missing'
  | 'first.fault.email'
  | 'first.fault.date'
  | 'first.fault.future'
  | 'first.fault.file'
  | 'first.fault.contact'
  | 'first.fault.name';
export type Faults = Partial<Record<DraftField, FaultKey>>;

/** The day of this computer. */
export function todayHere(): string {
  return dayOf(Date.now(), -new Date().getTimezoneOffset());
}

/** What is wrong in a step, named by its field; empty where one may go on. @param today the day of this computer */
export function faultsOf(step: Step, draft: Draft, today: string): Faults {
  switch (step) {
    case 'school':
      return {
        ...missing(draft, 'title'),
        ...(draft.email.trim() === '' || normalContact(draft.email).includes('@')
          ? {}
          : { email: 'first.fault.email' }),
      };
    case 'order':
      return { ...missing(draft, 'number', 'date'), ...dateFault(draft.date, today), ...fileFault(draft) };
    case 'people':
      return {
        ...missing(draft, 'adminFamilyName', 'adminGivenName', 'headFamilyName', 'headGivenName'),
        ...nameFaults(draft),
        ...(draft.contact.trim() === '' || normalContact(draft.contact) !== ''
          ? {}
          : { contact: 'first.fault.contact' }),
      };
    case 'papers':
      return {};
  }
}

/** What the hub is told, with the blanks at both ends gone. */
export function newSchoolOf(draft: Draft): NewSchool {
  const { type, logo, date } = draft;
  const text = (field: Exclude<DraftField, 'file' | 'type' | 'logo'>) => draft[field].trim();
  return {
    school: {
      title: text('title'),
      type,
      logo,
      locality: text('locality'),
      address: text('address'),
      phone: text('phone'),
      email: text('email'),
    },
    order: { number: text('number'), date },
    administrator: {
      familyName: text('adminFamilyName'),
      givenName: text('adminGivenName'),
      middleName: text('adminMiddleName'),
      position: text('position'),
      contact: text('contact'),
    },
    head: {
      familyName: text('headFamilyName'),
      givenName: text('headGivenName'),
      middleName: text('headMiddleName'),
    },
  };
}

type TextField = Exclude<DraftField, 'file' | 'type'>;

function missing(draft: Draft, ...fields: readonly TextField[]): Faults {
  return Object.fromEntries(
    fields.flatMap((field) => (draft[field].trim() === '' ? [[field, 'first.fault.missing' as const]] : [])),
  );
}

function dateFault(date: string, today: string): Faults {
  if (date === '') return {};
  if (!isDay(date)) return { date: 'first.fault.date' };
  return date > today ? { date: 'first.fault.future' } : {};
}

function fileFault({ file }: Draft): Faults {
  return file ? {} : { file: 'first.fault.file' };
}

const NAMES = [
  'adminFamilyName',
  'adminGivenName',
  'adminMiddleName',
  'headFamilyName',
  'headGivenName',
  'headMiddleName',
] as const;

/** Names hold no signs that could pass for the badge. */
function nameFaults(draft: Draft): Faults {
  return Object.fromEntries(
    NAMES.flatMap((field) =>
      Check(PersonNamePart, draft[field].trim()) ? [] : [[field, 'first.fault.name' as const]],
    ),
  );
}
