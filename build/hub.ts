import { spawn } from 'node:child_process';
import { bundle } from './bundle.ts';
import { mediaEnvironment } from './drive/media-set-up.ts';
import { HUB_BUNDLE, PROJECT } from './drive/project.ts';

/** `npm run hub -- …`: bundles the hub if its sources have changed, and runs it with the given words. */
const args = process.argv.slice(2);
const isHelp = args.includes('--help') || args.length === 0;
await bundle({ mode: 'production', only: ['hub'] });
const needsMedia = !isHelp && !args.includes('import') && !args.includes('export') && !args.includes('slip');
const env = needsMedia ? mediaEnvironment((line) => console.error(line)) : {};
const hub = spawn(process.execPath, [HUB_BUNDLE, ...(args.length === 0 ? ['--help'] : args)], {
  cwd: process.env['INIT_CWD'] ?? PROJECT,
  env: { ...process.env, ...env },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => hub.kill(signal));
hub.on('exit', (code) => process.exit(code ?? 1));
