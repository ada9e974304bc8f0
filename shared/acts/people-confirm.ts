import { act } from './act.ts';
import { ConfirmationData, refusalToConfirm, withBadge } from './confirmation.ts';

/** Confirms the status of a teacher or of the head, for a reason that is kept (clause P-2.1(10)). */
export const peopleConfirm = act({
  data: ConfirmationData,
  refusal: refusalToConfirm,
  needsReason: true,
  plan: ({ directory }, { person }) => withBadge(directory, person, true),
  targets: ({ person }) => [person],
});
