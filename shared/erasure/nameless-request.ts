import type { JoinRequestBody } from '../schema/join-request.ts';

/** Stands where a name or a text was that may not be empty. */
export const ERASED_MARK = '—';

/** What takes the place of what somebody wrote of themselves in a request to be let in. */
export const NAMELESS_REQUEST = {
  familyName: ERASED_MARK,
  givenName: ERASED_MARK,
  middleName: '',
  note: '',
  email: '',
} as const satisfies Partial<JoinRequestBody>;

/** Whether nothing is left in a request of what somebody wrote. */
export function isErasedRequest(body: JoinRequestBody): boolean {
  const { familyName, givenName, middleName, note, email } = body;
  return familyName === ERASED_MARK && givenName === ERASED_MARK && middleName + note + email === '';
}
