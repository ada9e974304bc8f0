import type { Session } from 'electron';
import { isAppUrl } from '../app-origin.ts';
import type { ScreenShare } from './screen-share.ts';

/** Answers every wish of a page to capture a screen: with what its person has just chosen, or not at all. */
export function guardCapture(
  session: Pick<Session, 'setDisplayMediaRequestHandler'>,
  share: Pick<ScreenShare, 'take'>,
): void {
  session.setDisplayMediaRequestHandler(({ securityOrigin, audioRequested, videoRequested }, callback) => {
    const isOurs = isAppUrl(securityOrigin) && videoRequested && !audioRequested;
    const source = isOurs ? share.take() : undefined;
    if (source) callback({ video: source });
    // Called without streams it refuses; with an empty object Electron throws in this process.
    else Reflect.apply(callback, undefined, []);
  });
}
