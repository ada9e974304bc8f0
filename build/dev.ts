import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { BUNDLE_TARGETS, type BundleTargetName } from './bundle/target-names.ts';
import { watchBundles, type WatchEvent } from './bundle/watch.ts';
import { describeHost, findElectron } from './electron-host.ts';

const PROJECT = dirname(import.meta.dirname);
/** Several bundles change together when a shared file is saved; one restart is enough. */
const SETTLED_AFTER_MS = 200;

/** The running application, started again when its trusted side changes. */
class DevApp {
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #isEnding = false;

  constructor(args: readonly string[]) {
    this.#args = args;
  }

  start(): void {
    const { command, args } = findElectron();
    const child = spawn(command, [...args, PROJECT, ...ownData(this.#args)], {
      cwd: PROJECT,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ZVONOK_DEV: '1' },
    });
    this.#child = child;
    child.once('exit', (code) => {
      // Closing the window ends the command; a restart replaces the child before it has gone.
      if (this.#child === child && !this.#isEnding) process.exit(code ?? 1);
    });
  }

  reload(): void {
    this.#child?.send('reload');
  }

  async restart(): Promise<void> {
    await this.stop();
    this.#isEnding = false;
    this.start();
  }

  async stop(): Promise<void> {
    this.#isEnding = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}

/** Development keeps its data in the checkout, apart from an installed application, unless told otherwise. */
function ownData(args: readonly string[]): readonly string[] {
  const isTold = args.some((arg) => arg.startsWith('--user-data-dir=') || arg.startsWith('--data='));
  return isTold ? args : [`--user-data-dir=${join(PROJECT, '.zvonok/dev')}`, ...args];
}

async function main(): Promise<void> {
  console.log(describeHost(findElectron()));
  const app = new DevApp(process.argv.slice(2));
  const changed = new Set<BundleTargetName>();
  let isRunning = false;
  let timer: NodeJS.Timeout | undefined;
  let applying: Promise<void> = Promise.resolve();
  const apply = async (): Promise<void> => {
    if (changed.size === 0) return;
    const needsRestart = [...changed].some((target) => target !== 'renderer');
    changed.clear();
    if (needsRestart) await app.restart();
    else app.reload();
  };
  const onEvent = (event: WatchEvent): void => {
    console.log(event.error ?? `Built ${event.target} in ${event.durationMs} ms.`);
    if (event.error !== undefined || !isRunning) return;
    changed.add(event.target);
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A change during a restart waits for it, so that there is never more than one application.
      applying = applying.then(apply);
    }, SETTLED_AFTER_MS);
  };
  const watch = await watchBundles(PROJECT, BUNDLE_TARGETS, onEvent);
  isRunning = true;
  app.start();
  const end = async (): Promise<void> => {
    await app.stop();
    await watch.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
}

await main();
