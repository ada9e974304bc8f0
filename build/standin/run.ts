import { enableCompileCache } from 'node:module';
import { launchChromium } from './chromium/launch.ts';
import {
  chromiumSwitches,
  preferredLanguages,
  readCommand,
  readSwitches,
  type StandinCommand,
} from './command-line.ts';
import { StreamHop } from './network/stream-hop.ts';
import { topDomain } from './wire/scheme-map.ts';

// Chromium is what takes longest, so it is started before anything else is even read.
enableCompileCache();

function readOwnCommand(): StandinCommand {
  try {
    return readCommand(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const command = readOwnCommand();
const hop = new StreamHop();
const switches = readSwitches(command.appArguments);
const chromium = launchChromium({
  ...(await hop.listen()),
  topDomain,
  isHeaded: command.isHeaded,
  offersPort: command.debugPortFile !== undefined,
  appSwitches: chromiumSwitches(switches, preferredLanguages(switches, process.env)),
});
const { startApplication } = await import('./start-application.ts');
await startApplication(command, chromium, hop);
