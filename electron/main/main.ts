import { resolve } from 'node:path';
import { app, protocol } from 'electron';
import { Application } from './application.ts';
import { APP_SCHEME_PRIVILEGES } from './app-protocol.ts';
import { CommandLineError, parseStartOptions, type StartOptions } from './command-line.ts';
import { claimSingleInstance } from './single-instance.ts';

/** Chromium talks to nobody on its own account: no updates of its parts, no reports, no pings. */
const QUIET_SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
  // A dump of a crashed process would hold what was on the screen.
  'disable-breakpad',
  'disable-crash-reporter',
];

function startOptions(): StartOptions {
  try {
    return parseStartOptions(process.argv, app.isPackaged);
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** The phases of the start, in order; what takes long runs beside the rest. */
function start(options: StartOptions): void {
  if (options.dataFolder !== undefined) app.setPath('userData', resolve(options.dataFolder));
  protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES]);
  app.enableSandbox();
  for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name);

  const application = new Application(options);
  if (!claimSingleInstance(app, () => application.bringForward())) {
    app.exit(0);
    return;
  }
  application.beforeReady();
  void app.whenReady().then(() => application.afterReady());
}

start(startOptions());
