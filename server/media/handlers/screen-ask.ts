import { isSignalError, signalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import type { SignalAnswer, SignalData } from '../../../shared/signaling/signal-requests.ts';
import { requirePresenter, type HandlerCall } from '../handler-call.ts';

/** Says whether the asker may show a screen in its room now. */
export function askForScreen(
  call: HandlerCall,
  { roomId }: SignalData<'screen.ask'>,
): SignalAnswer<'screen.ask'> | SignalError {
  const presenter = requirePresenter(call);
  if (isSignalError(presenter)) return presenter;
  return presenter.room.id === roomId ? {} : signalError('notJoined');
}
