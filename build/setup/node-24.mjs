import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { waitForLock } from './lock.mjs';
import { say } from './say.mjs';

/** A reason that a person can act on; the command that meets it prints it without a stack. */
export class NodePreparationError extends Error {
  /** @param {import('./say.mjs').Sentence} sentence */
  constructor(sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

/**
 * Where the npm package `node` keeps its binary once it is prepared.
 * @param {string} projectFolder
 * @returns {string}
 */
export function node24Path(projectFolder) {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(projectFolder, 'node_modules', 'node', 'bin', binary);
}

/**
 * Makes sure that Node 24 is there. Install scripts are switched off in this project, so the package `node`
 * has fetched nothing yet after `npm ci`; this runs its script once, and only its script.
 * @param {string} projectFolder
 * @param {(projectFolder: string) => Promise<{ code: number | null, output: string }>} [rebuild]
 * @returns {Promise<string>} the path of the binary; rejects with NodePreparationError
 */
export async function ensureNode24(projectFolder, rebuild = rebuildNodePackage) {
  const binary = node24Path(projectFolder);
  if (existsSync(binary)) return binary;
  const modules = join(projectFolder, 'node_modules');
  if (!existsSync(join(modules, 'node', 'package.json'))) {
    throw new NodePreparationError({
      en: 'The libraries are not installed yet: run `npm ci` first.',
      ru: 'Библиотеки ещё не установлены: сначала выполните `npm ci`.',
    });
  }
  assertWritable(modules);
  let hasSaidWaiting = false;
  const lock = await waitForLock(join(modules, '.node-24.lock'), {
    onWait: () => {
      if (hasSaidWaiting) return;
      hasSaidWaiting = true;
      say({
        en: 'Waiting for another command to prepare Node 24.',
        ru: 'Другая команда готовит Node 24, ждём её.',
      });
    },
  });
  try {
    if (existsSync(binary)) return binary;
    say({
      en: 'Preparing Node 24 (once, about ten seconds).',
      ru: 'Готовим Node 24 (один раз, около десяти секунд).',
    });
    const { code, output } = await rebuild(projectFolder);
    if (code === 0 && existsSync(binary)) return binary;
    process.stderr.write(output);
    throw new NodePreparationError({
      en: 'Node 24 could not be prepared: check the connection to the npm registry and run the command again.',
      ru: 'Не удалось подготовить Node 24: проверьте связь с реестром npm и повторите команду.',
    });
  } finally {
    lock.release();
  }
}

/** @param {string} modules */
function assertWritable(modules) {
  try {
    accessSync(modules, constants.W_OK);
  } catch {
    throw new NodePreparationError({
      en: `Node 24 cannot be prepared because ${modules} cannot be written: run this once as the user who installed it.`,
      ru: `Node 24 нельзя подготовить: в папку ${modules} нельзя писать. Выполните команду один раз от имени того, кто её установил.`,
    });
  }
}

/**
 * @param {string} projectFolder
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function rebuildNodePackage(projectFolder) {
  const rebuildArguments = ['rebuild', 'node', '--ignore-scripts=false'];
  const npmProgram = process.env.npm_execpath;
  const isWindows = process.platform === 'win32';
  // Inside `npm run`, npm names its own file; elsewhere it is found on the path.
  const child = npmProgram?.endsWith('.js')
    ? spawn(process.execPath, [npmProgram, ...rebuildArguments], {
        cwd: projectFolder,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    : spawn(isWindows ? 'npm.cmd' : 'npm', rebuildArguments, {
        cwd: projectFolder,
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: isWindows,
      });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
