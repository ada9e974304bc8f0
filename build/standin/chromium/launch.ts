import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { activePort } from './active-port.ts';
import { Connection } from './connection.ts';
import { findChromium } from './find-chromium.ts';
import { chromiumFlags, type ChromiumPurpose } from './flags.ts';

export interface LaunchWish extends Omit<ChromiumPurpose, 'profileFolder'> {
  readonly topDomain: string;
}

/** A running Chromium with a profile of its own that vanishes with it. */
export interface Chromium {
  readonly connection: Connection;
  /** What lies here vanishes with the browser. */
  readonly profileFolder: string;
  /** Settles when the browser's process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** The loopback address for other debugging clients; undefined where none is offered. */
  debugEndpoint(): Promise<string | undefined>;
  close(): Promise<void>;
}

// The shell outlives a crash of this process: Chromium ends when its pipes close, and then the
// profile is removed. A second attempt follows because Chromium's last helpers may still write.
const removeProfileAfterwards = '"$0" "$@"; rm -rf "$PROFILE" || { sleep 1; rm -rf "$PROFILE"; }';

/** Starts Chromium at once and without waiting for it; commands queue in the pipe until it reads. */
export function launchChromium(wish: LaunchWish): Chromium {
  const executable = findChromium(process.env);
  const profileFolder = mkdtempSync(join(tmpdir(), `zvonok-standin-profile-${process.pid}-`));
  const flags = chromiumFlags({ ...wish, profileFolder }, wish.topDomain, process.env);
  const hasShell = process.platform !== 'win32';
  const stderr = process.env.ZVONOK_STANDIN_VERBOSE === '1' ? 'inherit' : 'ignore';
  const child = spawn(
    hasShell ? '/bin/sh' : executable,
    hasShell ? ['-c', removeProfileAfterwards, executable, ...flags] : flags,
    {
      detached: true,
      env: { ...process.env, PROFILE: profileFolder },
      stdio: ['ignore', 'ignore', stderr, 'pipe', 'pipe'],
    },
  );
  const [, , , out, input] = child.stdio;
  if (!(out instanceof Writable) || !(input instanceof Readable)) throw new Error('Chromium has no pipes');
  const connection = new Connection(out, input);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => {
      hasEnded = true;
      resolve();
    });
    child.once('exit', () => {
      hasEnded = true;
      if (!hasShell) rmSync(profileFolder, { recursive: true, force: true });
      connection.close();
      resolve();
    });
  });
  return {
    connection,
    profileFolder,
    ended,
    debugEndpoint: async () => {
      if (!wish.offersPort) return undefined;
      const port = await activePort(join(profileFolder, 'DevToolsActivePort'), () => hasEnded);
      return port === undefined ? undefined : `http://127.0.0.1:${port}`;
    },
    close: async () => {
      connection.session().tell('Browser.close');
      await ended;
    },
  };
}
