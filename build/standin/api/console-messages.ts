import type { Session as PageSession } from '../chromium/connection.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { host } from '../host.ts';
import { eventWith } from './electron-event.ts';

type Level = Electron.WebContentsConsoleMessageEventParams['level'];

const levels: Record<string, Level> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
};
const numbers: Record<Level, number> = { debug: 0, info: 1, warning: 2, error: 3 };

function textOf(value: Protocol.Runtime.RemoteObject): string {
  if (typeof value.value === 'string') return value.value;
  return value.unserializableValue ?? value.description ?? JSON.stringify(value.value) ?? 'undefined';
}

/** Turns what a page writes to its console, and its uncaught errors, into console-message events. */
export function watchConsole(
  session: PageSession,
  frame: Electron.WebFrameMain,
  emit: (event: 'console-message', ...args: unknown[]) => void,
): void {
  const say = (kind: string, message: string, line = 0, address = ''): void => {
    const level = levels[kind] ?? 'info';
    const sourceId = host().schemes.toApp(address);
    const details = eventWith({ level, message, lineNumber: line, sourceId, frame });
    emit('console-message', details, numbers[level], message, line, sourceId);
  };
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const at = stackTrace?.callFrames[0];
    say(type, args.map(textOf).join(' '), (at?.lineNumber ?? -1) + 1, at?.url);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { text, exception, lineNumber, url } = exceptionDetails;
    say('error', exception?.description ? `${text} ${exception.description}` : text, lineNumber + 1, url);
  });
  session.on('Log.entryAdded', ({ entry }) =>
    say(entry.level, entry.text, (entry.lineNumber ?? -1) + 1, entry.url),
  );
}
