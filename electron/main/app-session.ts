import { session, type Session } from 'electron';
import { serveApp } from './app-protocol.ts';
import { isLocalRequest } from './navigation.ts';
import { guardPermissions } from './permissions.ts';

/**
 * The window's session: kept in memory only, serving the application's own files, without a network of its
 * own. The policy of the page forbids the network too; this is the second lock on the same door.
 */
export function openAppSession(pageFolder: string): Session {
  const appSession = session.fromPartition('zvonok');
  serveApp(appSession.protocol, pageFolder);
  guardPermissions(appSession);
  appSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocalRequest(details.url) });
  });
  return appSession;
}
