import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.ts';
import { type Desktop, launchDesktop } from './drive/desktop.ts';
import { mediaEnvironment } from './drive/media-set-up.ts';
import { PROJECT } from './drive/project.ts';
import { findElectron } from './electron-host.ts';
import { errorLines } from './setup/setup-error.ts';
import { ensureSystemPackages } from './setup/system-packages.ts';

const HELP = `npm start [-- OPTIONS]

  opens the application on an embedded hub with the demonstration school

  --as PERSON_ID   enter as this person of the demonstration school, without choosing
  --data DIR       where this computer's data lies (default: .zvonok/start in the checkout)
  --empty          do not open the demonstration school; begin with the welcome
  --headless       no visible window, even where there is a display
  --tour           the demonstration: two desktops, a cut network, a killed desktop, a first lesson
`;

const { values } = parseArgs({
  options: {
    as: { type: 'string' },
    data: { type: 'string', default: join(PROJECT, '.zvonok/start') },
    empty: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    tour: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

try {
  if (values.help) console.log(HELP);
  else if (values.tour) await runTour();
  else await start();
} catch (error) {
  for (const line of errorLines(error)) console.error(line);
  process.exitCode = 1;
}

async function runTour(): Promise<void> {
  await ensureSystemPackages(['chromium', 'fonts']);
  const { tour } = await import('./tour/tour.ts');
  process.exitCode = await tour();
}

async function start(): Promise<void> {
  const { host } = findElectron();
  if (host === 'standin') await ensureSystemPackages(['chromium', 'fonts']);
  const built = (await bundle({ mode: 'production' })).filter((result) => !result.wasFresh);
  for (const result of built) console.log(`built ${result.target} in ${Math.round(result.durationMs)} ms`);
  const env = mediaEnvironment((line) => console.log(`media worker: ${line}`));
  console.log(
    host === 'electron'
      ? 'The application runs on the Electron binary.'
      : 'The application runs on the development stand-in (a Chromium window), because the Electron binary is not here.',
  );
  const words = values.empty ? [] : values.as ? ['--demo', `--as=${values.as}`] : ['--demo'];
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  if (hasDisplay && !values.headless) openWindow(words, env);
  else await openHeadless(words, env);
}

function openWindow(words: readonly string[], env: Readonly<Record<string, string>>): void {
  const { command, args } = findElectron();
  mkdirSync(values.data, { recursive: true });
  const child = spawn(command, [...args, PROJECT, `--user-data-dir=${values.data}`, ...words], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** The same application without a display: says what happens, keeps pictures of it, runs until interrupted. */
async function openHeadless(words: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const pictures = join(PROJECT, '.zvonok/screenshots');
  mkdirSync(pictures, { recursive: true });
  console.log('There is no display, so the window is headless.');
  const desktop = await launchDesktop({ dataFolder: values.data, args: words, env });
  const stop = (): void => {
    console.log('Stopping.');
    void desktop.stop().then((code) => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const shown = show(desktop, join(pictures, 'start.png'));
  // Interrupted before the window has shown anything: then there is nothing to tell.
  await Promise.race([shown, desktop.ended.then(() => shown.catch(() => undefined))]);
  process.exitCode = await desktop.ended;
}

async function show({ page }: Desktop, picture: string): Promise<void> {
  // Past the preparing: choosing a person, a door, the chats, or the welcome.
  const heading = page.getByRole('heading', {
    name: /Кем войти|Who to enter as|Кто вы|Who are you|Чаты|Chats|Звонок|Zvonok/,
  });
  await heading.waitFor();
  await page.screenshot({ path: picture });
  console.log(`The window shows: ${(await heading.textContent()) ?? ''}`);
  console.log(`Screenshot: ${picture}`);
  console.log('The application keeps running; interrupt it (Ctrl+C) to stop.');
}
