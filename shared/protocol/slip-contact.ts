import { line } from '../schema/names.ts';

/** An e-mail address or a phone number, as people write it. */
export const ContactText = line(254);

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const FEWEST_DIGITS = 10;
const MOST_DIGITS = 15;

/**
 * One spelling of a contact, so that the same one is the same however it is typed: addresses in small
 * letters, phones as digits with the country first; '' for what is neither. A Russian trunk 8 counts as 7.
 */
export function normalContact(typed: string): string {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text.includes('@')) return EMAIL.test(text) ? text : '';
  if (!/^[+\d\s().-]*$/.test(text)) return '';
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return '';
  if (digits.length === 10) return `7${digits}`;
  return digits.length === 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits;
}

/** What of a contact lies with a slip that is bound to it: made with the slip's key over this text. */
export function contactText(normal: string): string {
  return `zvonok contact\n${normal}`;
}
