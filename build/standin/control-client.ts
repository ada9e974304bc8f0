import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CallAnswer, CallInput, CallName, MenuFacts, TrayFacts, WindowFacts } from './control/calls.ts';
import type { JournalEntry, JournalKind } from './control/journal.ts';

type EntryOf<Kind extends JournalKind> = Extract<JournalEntry, { kind: Kind }>;
type MenuPlace = CallInput<'menu'>['of'];

function isErrorBody(value: unknown): value is { error: string } {
  return typeof value === 'object' && value !== null && 'error' in value;
}

// The two sides are parts of one program, which was compiled against one table of calls.
function isAnswer<Name extends CallName>(_: Name, value: unknown): value is CallAnswer<Name> {
  return !isErrorBody(value);
}

/** A test's hand on a stand-in that was started with `--debug-port-file`. */
export class ControlClient {
  readonly #port: number;

  /** The port is `controlPort` in the file. */
  constructor(controlPort: number) {
    this.#port = controlPort;
  }

  /** Carries out one call; throws what the stand-in says against it. */
  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const body: unknown = await response.json();
    if (isErrorBody(body)) throw new Error(`${name}: ${body.error}`);
    if (!isAnswer(name, body)) throw new Error(`${name}: strange answer`);
    return body;
  }

  /** The next open dialog chooses these files or folders; none means that it is cancelled. */
  async answerOpenDialog(filePaths: readonly string[]): Promise<void> {
    const answer = { canceled: filePaths.length === 0, filePaths: [...filePaths] };
    await this.call('prepareDialog', { call: 'showOpenDialog', answer });
  }

  /** The next save dialog chooses this file; undefined means that it is cancelled. */
  async answerSaveDialog(filePath: string | undefined): Promise<void> {
    const answer = { canceled: filePath === undefined, filePath: filePath ?? '' };
    await this.call('prepareDialog', { call: 'showSaveDialog', answer });
  }

  /** The next message box is answered with the button of this index. */
  async answerMessageBox(response: number, checkboxChecked = false): Promise<void> {
    await this.call('prepareDialog', { call: 'showMessageBox', answer: { response, checkboxChecked } });
  }

  /** Waits for an entry of the journal of this kind, after the entry with the given number. */
  async waitForEntry<Kind extends JournalKind>(
    kind: Kind,
    after = 0,
    timeoutMs = 10_000,
  ): Promise<EntryOf<Kind>> {
    const isWanted = (entry: JournalEntry): entry is EntryOf<Kind> => entry.kind === kind;
    const deadline = Date.now() + timeoutMs;
    let seen = after;
    while (Date.now() < deadline) {
      const entries = await this.call('journal', { after: seen, waitMs: deadline - Date.now() });
      const found = entries.find(isWanted);
      if (found) return found;
      seen = entries.at(-1)?.number ?? seen;
    }
    throw new Error(`no ${kind} within ${timeoutMs} ms`);
  }

  /** All that has happened so far. */
  journal(): Promise<JournalEntry[]> {
    return this.call('journal', { after: 0, waitMs: 0 });
  }

  menu(place: MenuPlace = 'application'): Promise<MenuFacts[]> {
    return this.call('menu', { of: place });
  }

  /** Clicks the first item with this id or label. */
  async clickMenu(item: string, place: MenuPlace = 'application'): Promise<void> {
    await this.call('clickMenu', { of: place, item });
  }

  trays(): Promise<TrayFacts[]> {
    return this.call('trays', {});
  }

  windows(): Promise<WindowFacts[]> {
    return this.call('windows', {});
  }
}

/** How to start the stand-in for a test. */
export interface StandinWish {
  /** The application: a folder or a main file. */
  readonly appPath: string;
  /** The application's own data; one folder is one computer. */
  readonly userDataFolder: string;
  readonly appArguments?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** A process that runs the application on the stand-in. */
export interface StandinProcess {
  readonly child: ChildProcess;
  /** Everything that it has printed so far. */
  output(): string;
  /** The exit code, once the process has ended. */
  readonly ended: Promise<number>;
}

/** A stand-in that has a window. */
export interface StartedStandin extends StandinProcess {
  readonly control: ControlClient;
  /** For Playwright's `chromium.connectOverCDP`. */
  readonly cdpEndpoint: string;
}

/** Starts the application on the stand-in, headless, without waiting for anything. */
export function spawnStandin(wish: StandinWish, ownOptions: readonly string[] = []): StandinProcess {
  const run = join(import.meta.dirname, 'run.ts');
  const args = [run, '--headless', ...ownOptions, wish.appPath, `--user-data-dir=${wish.userDataFolder}`];
  const child = spawn(process.execPath, [...args, ...(wish.appArguments ?? [])], {
    env: { ...process.env, ...wish.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => printed.push(chunk));
  }
  const ended = once(child, 'close').then(() => child.exitCode ?? 1);
  return { child, output: () => printed.join(''), ended };
}

/** Starts the application on the stand-in and waits for its first window. */
export async function startStandin(wish: StandinWish): Promise<StartedStandin> {
  mkdirSync(wish.userDataFolder, { recursive: true });
  const file = join(wish.userDataFolder, `standin-${process.pid}-${Date.now()}.json`);
  const appeared = fileAppears(file);
  const running = spawnStandin(wish, [`--debug-port-file=${file}`]);
  const first = await Promise.race([appeared.promise, running.ended]);
  if (typeof first === 'number') throw new Error(`the application ended with ${first}:\n${running.output()}`);
  const facts: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isPortFile(facts)) throw new Error(`strange file ${file}`);
  return { ...running, control: new ControlClient(facts.controlPort), cdpEndpoint: facts.cdpEndpoint };
}

function isPortFile(value: unknown): value is { cdpEndpoint: string; controlPort: number } {
  return typeof value === 'object' && value !== null && 'cdpEndpoint' in value && 'controlPort' in value;
}

function fileAppears(file: string): PromiseWithResolvers<void> {
  const appeared = Promise.withResolvers<void>();
  const watcher = watch(dirname(file), (_, name) => {
    if (name !== basename(file) || !existsSync(file)) return;
    watcher.close();
    appeared.resolve();
  });
  watcher.unref();
  return appeared;
}
