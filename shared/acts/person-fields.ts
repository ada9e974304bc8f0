import { AppError } from '../errors/app-error.ts';
import { mixesAlphabets } from '../directory/look-alikes.ts';
import { line, PersonNamePart } from '../schema/names.ts';

/** The parts of a name as they are typed in. */
export const nameFields = {
  familyName: PersonNamePart,
  givenName: PersonNamePart,
  middleName: PersonNamePart,
};

export const contactFields = { email: line(254), phone: line(40) };

interface Names {
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
}

/** Without spaces at the ends, and with single ones inside. */
export function cleaned(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * The name as it is kept. Throws AppError `nameUnfit` where family or given name is missing or a word is put
 * together from two alphabets, as look-alikes are.
 */
export function namesOf({ familyName, givenName, middleName }: Names): Names {
  const names = {
    familyName: cleaned(familyName),
    givenName: cleaned(givenName),
    middleName: cleaned(middleName),
  };
  if (names.familyName === '' || names.givenName === '') throw new AppError('nameUnfit');
  if (Object.values(names).some(mixesAlphabets)) throw new AppError('nameUnfit');
  return names;
}
