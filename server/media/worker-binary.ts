import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 1_000;
const GIVE_UP_AFTER_MS = 40 * 60_000;

/**
 * Where the media worker's program is. `MEDIASOUP_WORKER_BIN` names one that is there;
 * `ZVONOK_MEDIA_WORKER` names one that set-up may still be building, which is waited for, so that a hub
 * can start long before its media can. Rejects when there is none and none is coming.
 */
export async function workerBinary(): Promise<string> {
  const ready = process.env['MEDIASOUP_WORKER_BIN'];
  if (ready) return ready;
  const awaited = process.env['ZVONOK_MEDIA_WORKER'];
  if (!awaited) throw new Error('no media worker');
  for (let waitedMs = 0; !existsSync(awaited); waitedMs += LOOK_EVERY_MS) {
    if (waitedMs >= GIVE_UP_AFTER_MS) throw new Error('the media worker did not come');
    await wait(LOOK_EVERY_MS, undefined, { ref: false });
  }
  await access(awaited, constants.X_OK);
  return awaited;
}
