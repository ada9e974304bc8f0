// Runs one of the project's TypeScript commands with Node 24, whichever Node started this:
//   node build/run.mjs build/SOMETHING.ts [arguments]
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNode24, NodePreparationError } from './setup/node-24.mjs';
import { say } from './setup/say.mjs';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} binary
 * @param {string} script
 * @param {string[]} scriptArguments
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function runScript(binary, script, scriptArguments) {
  const path = [join(projectFolder, 'node_modules', '.bin'), process.env.PATH]
    .filter(Boolean)
    .join(delimiter);
  const child = spawn(binary, [script, ...scriptArguments], {
    stdio: 'inherit',
    // Compiled code is kept, so that a second start does not compile the same sources again.
    env: {
      NODE_COMPILE_CACHE: join(projectFolder, 'node_modules', '.cache', 'zvonok'),
      ...process.env,
      PATH: path,
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal gives Ctrl+C to every process in front of it, the script included; once is enough.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done({ code, signal }));
  });
}

async function main() {
  const [script, ...scriptArguments] = process.argv.slice(2);
  if (!script) {
    say({
      en: 'Usage: node build/run.mjs build/SOMETHING.ts [arguments]',
      ru: 'Использование: node build/run.mjs build/ЧТО-ТО.ts [аргументы]',
    });
    return 2;
  }
  const scriptPath = resolve(script);
  if (!existsSync(scriptPath)) {
    say({ en: `There is no file ${scriptPath}.`, ru: `Файла ${scriptPath} нет.` });
    return 2;
  }
  const binary = await ensureNode24(projectFolder);
  const { code, signal } = await runScript(binary, scriptPath, scriptArguments);
  if (!signal) return code ?? 1;
  // Ending by the same signal tells a shell the truth about why the command ended.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    if (error instanceof NodePreparationError) say(error.sentence);
    else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
