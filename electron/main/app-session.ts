import { session, type Session } from 'electron';
import { serveApp } from './app-protocol.ts';
import type { ReadFilePart } from './files/file-response.ts';
import { isLocalRequest } from './navigation.ts';
import { guardPermissions } from './permissions.ts';
import { guardCapture } from './screens/capture-gate.ts';
import type { ScreenShare } from './screens/screen-share.ts';

/**
 * The window's session: kept in memory only, serving the application's own pages and the open person's
 * files, without a network of its own. The policy of the page forbids the network too; this is the second lock on the same door.
 */
export function openAppSession(
  pageFolder: string,
  read: ReadFilePart,
  share: Pick<ScreenShare, 'isChosen' | 'take'>,
): Session {
  const appSession = session.fromPartition('zvonok');
  serveApp(appSession.protocol, pageFolder, read);
  guardPermissions(appSession, () => share.isChosen);
  guardCapture(appSession, share);
  appSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocalRequest(details.url) });
  });
  return appSession;
}
