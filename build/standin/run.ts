import { enableCompileCache } from 'node:module';
import { launchChromium } from './chromium/launch.ts';
import { chromiumSwitches, preferredLanguages, readCommand, readSwitches } from './command-line.ts';
import { StreamHop } from './network/stream-hop.ts';
import { topDomain } from './wire/scheme-map.ts';

// Chromium is what takes longest, so it is started before anything else is even read.
enableCompileCache();

/** What goes wrong before the application begins is said in a sentence, without a trace. */
function orEnd<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const command = orEnd(() => readCommand(process.argv.slice(2), process.env));
const hop = new StreamHop();
const stream = await hop.listen();
const switches = readSwitches(command.appArguments);
const chromium = orEnd(() =>
  launchChromium({
    ...stream,
    topDomain,
    isHeaded: command.isHeaded,
    offersPort: command.debugPortFile !== undefined,
    appSwitches: chromiumSwitches(switches, preferredLanguages(switches, process.env)),
  }),
);
const { startApplication } = await import('./start-application.ts');
await startApplication(command, chromium, hop);
