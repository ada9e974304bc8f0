import { act } from './act.ts';
import { ConfirmationData, refusalToConfirm, withBadge } from './confirmation.ts';

/** Takes a confirmation back: rights, and the chats with pupils and parents, end at once. */
export const peopleUnconfirm = act({
  data: ConfirmationData,
  refusal: refusalToConfirm,
  needsReason: true,
  plan: ({ directory }, { person }) => withBadge(directory, person, false),
  targets: ({ person }) => [person],
});
