import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tryDownload } from './download.ts';
import { workerStarts } from './worker-check.ts';

let folder = '';
let server: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-download-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a server on this computer in the place of the one that keeps the prebuilt workers. */
async function serve(listener: RequestListener): Promise<void> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  vi.stubEnv('MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL', `http://127.0.0.1:${port}`);
}

/** An archive like the real one, with a program in it that starts like a worker. */
function archive(): Buffer {
  writeFileSync(join(folder, 'mediasoup-worker'), '#!/bin/sh\nexit 41\n');
  chmodSync(join(folder, 'mediasoup-worker'), 0o755);
  spawnSync('tar', ['-czf', 'worker.tgz', 'mediasoup-worker'], { cwd: folder });
  return readFileSync(join(folder, 'worker.tgz'));
}

function download(signal?: AbortSignal): Promise<string | undefined> {
  return tryDownload(join(folder, 'download'), () => undefined, signal);
}

describe('downloading the prebuilt worker', () => {
  test('gives the file when it is there and starts', async () => {
    const body = archive();
    await serve((_request, response) => response.end(body));
    const file = await download();
    expect(file).toBeDefined();
    expect(workerStarts(file ?? '')).toBe(true);
  });

  test('gives nothing, and builds nothing by itself, when there is none for this system', async () => {
    await serve((_request, response) => response.writeHead(404).end());
    expect(await download()).toBeUndefined();
  });

  test('gives nothing when the link breaks in the middle', async () => {
    const body = archive();
    await serve((_request, response) => {
      response.writeHead(200, { 'content-length': body.length });
      response.write(body.subarray(0, 40), () => response.destroy());
    });
    expect(await download()).toBeUndefined();
  });

  test('stops at once when asked to', async () => {
    const abort = new AbortController();
    const reason = new Error('stop');
    await serve(() => abort.abort(reason));
    await expect(download(abort.signal)).rejects.toBe(reason);
  });
});
