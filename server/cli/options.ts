import { parseArgs } from 'node:util';
import { type HubConfig, DEFAULT_HUB_PORT, DEFAULT_RTC_PORT, parseHubConfig } from '../config.ts';

export const HELP = `Zvonok hub

  npm run hub -- --data DIR [--port N] [--host ADDRESS] [--rtc-port N] [--log LEVEL]
      runs a headless hub until it is interrupted
  npm run hub -- import PATH --data DIR --administrator SOURCED_ID [--dry-run] [--confirm-staff]
      reads a OneRoster CSV folder or zip; --dry-run only shows what would change,
      --confirm-staff confirms the teachers of the first import on your word
  npm run hub -- export roster|school|audit --out PATH --data DIR
  npm run hub -- export person PERSON --out PATH --data DIR
      writes a zip archive (the roster also into a folder); the hub must not be running
  npm run hub -- slip PERSON --data DIR --port N
      prints a one-time invitation for a person, named by the roster's id or the school's own
  npm run hub -- papers FOLDER --data DIR --port N
      writes the school's public papers and a page of them for its site into a folder
  npm run hub -- backup FOLDER --data DIR
      copies the store and its key into a folder
  npm run hub -- restore FOLDER --data DIR
      puts such a copy back; what the hub accepted later comes back from its authors' computers

  --data DIR     the folder of the hub's store and keys
  --port N       TCP port of sync and entry (${DEFAULT_HUB_PORT}; 0 chooses a free one)
  --host ADDRESS where to listen (:: for every address)
  --rtc-port N   first UDP and TCP port of media (${DEFAULT_RTC_PORT}; 0 chooses)
  --media-workers N
                 processes for sound and picture (0 is one per core)
  --media-mbps N what sound and picture of all may take of the hub's line, in Mbit/s; shared evenly (no limit)
  --messages-at-once N
                 messages that one person may send at once before they are taken one a second (200)
  --no-flood-limits
                 takes everything as it comes, also from whoever writes faster than the school allows;
                 for programs that measure or test a hub
  --log LEVEL    debug, info, warn, error or silent

Exit codes: 0 done, 1 failed, 2 wrong use, 3 the roster has errors
`;

export interface CliOptions {
  readonly command: 'run' | 'import' | 'export' | 'slip' | 'papers' | 'backup' | 'restore' | 'help';
  /** What the command is about: the roster's path, what is exported, the person's id, the folder of a copy. */
  readonly subject: string;
  /** Whose data are exported. */
  readonly person: string;
  /** Where an export goes. */
  readonly out: string;
  readonly administrator: string;
  /** Whether the staff in the lists of a first import are confirmed by them. */
  readonly confirmsStaff: boolean;
  readonly isDryRun: boolean;
  readonly config: HubConfig;
}

/** Reads the command line. Throws an Error with a sentence on wrong use. */
export function readOptions(args: readonly string[]): CliOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: String(DEFAULT_HUB_PORT) },
      host: { type: 'string', default: '::' },
      'rtc-port': { type: 'string', default: String(DEFAULT_RTC_PORT) },
      'media-workers': { type: 'string', default: '0' },
      'media-mbps': { type: 'string' },
      'messages-at-once': { type: 'string' },
      'no-flood-limits': { type: 'boolean', default: false },
      log: { type: 'string', default: 'info' },
      administrator: { type: 'string', default: '' },
      out: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
      'confirm-staff': { type: 'boolean', default: false },
      embedded: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const command = values.help ? 'help' : commandOf(positionals[0]);
  const subject = positionals[1] ?? '';
  const { administrator, out } = values;
  const atOnce = values['messages-at-once'];
  const mediaMbps = values['media-mbps'];
  const confirmsStaff = values['confirm-staff'];
  const said = { command, subject, person: positionals[2] ?? '', administrator, out, confirmsStaff };
  if (command === 'help') return { ...said, isDryRun: false, config: NO_CONFIG };
  if (!values.data) throw new Error('--data DIR is missing');
  if (command !== 'run' && !subject) throw new Error(`${command} needs an argument`);
  const config = parseHubConfig({
    data: values.data,
    port: wholeNumber('--port', values.port),
    host: values.host,
    rtcPort: wholeNumber('--rtc-port', values['rtc-port']),
    mediaWorkers: wholeNumber('--media-workers', values['media-workers']),
    ...(mediaMbps === undefined ? {} : { mediaMbps: wholeNumber('--media-mbps', mediaMbps) }),
    ...(atOnce === undefined ? {} : { messagesAtOnce: wholeNumber('--messages-at-once', atOnce) }),
    ...(values['no-flood-limits'] ? { hasFloodLimits: false } : {}),
    logLevel: values.log,
  });
  return { ...said, isDryRun: values['dry-run'], config };
}

const NO_CONFIG: HubConfig = {
  data: '.',
  port: 0,
  host: '::',
  rtcPort: 0,
  mediaWorkers: 0,
  logLevel: 'silent',
};

function commandOf(word: string | undefined): CliOptions['command'] {
  if (word === undefined) return 'run';
  const known = (['import', 'export', 'slip', 'papers', 'backup', 'restore', 'help'] as const).find(
    (one) => one === word,
  );
  if (known) return known;
  throw new Error(`no command "${word}"`);
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} takes a whole number, not "${text}"`);
  return Number(text);
}
