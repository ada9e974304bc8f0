import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findElectron } from '../electron-host.ts';

const MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true, contextIsolation: true } });
  window.webContents.on('did-finish-load', () => app.exit(0));
  window.loadURL('about:blank');
});
`;

/** How long the same host takes to start, show an empty page and end: the floor under every start. */
export async function referenceWindowMs(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.cjs'), MAIN);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'reference', version: '1.0.0', main: 'main.cjs' }),
  );
  const { command, args } = findElectron();
  const from = performance.now();
  const child = spawn(command, [...args, folder, `--user-data-dir=${join(folder, 'data')}`], {
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return performance.now() - from;
}
