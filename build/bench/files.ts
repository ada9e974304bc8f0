import { createHash, randomBytes } from 'node:crypto';
import type { FileState } from '../../shared/ipc/file-requests.ts';
import type { FileRef } from '../../shared/schema/file-ref.ts';
import { FileDesktop } from '../../tests/fixtures/file-desktop.ts';
import { SlowLink } from '../../tests/fixtures/slow-link.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import { startTestHub } from '../../tests/fixtures/test-hub.ts';
import { printTable } from './table.ts';

const SIZE_BYTES = 200_000_000;
const CUTS = 20;
/** 8 Mbit/s, and 100 ms there and back. */
const LINK = { bytesPerSecond: 1_000_000, delayMs: 50, hasHandshake: true };

interface Way {
  readonly link: SlowLink;
  readonly desktop: FileDesktop;
  readonly file: FileRef;
  readonly isOver: (state: FileState) => boolean;
}

/** Cuts the link again and again while a file moves; resolves with the number of cuts once it is there. */
async function moveWithCuts({ link, desktop, file, isOver }: Way): Promise<number> {
  let cuts = 0;
  for (let n = 1; n <= CUTS; n += 1) {
    const mark = (n * file.sizeBytes) / (CUTS + 1);
    const state = await desktop.until(
      file.digest,
      (one) => isOver(one) || (one.isMoving && one.doneBytes >= mark),
    );
    if (isOver(state)) break;
    if (link.cut() > 0) cuts += 1;
    desktop.reconnect();
  }
  await desktop.until(file.digest, isOver);
  return cuts;
}

async function digestAt(desktop: FileDesktop, { digest, sizeBytes }: FileRef): Promise<string> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < sizeBytes;) {
    const { bytes } = await desktop.client.command('readFile', { digest, offset, length: 1024 * 1024 });
    hash.update(bytes);
    offset += bytes.length;
  }
  return hash.digest('hex');
}

/** One large file from one desktop to another, over links that are cut on each of the two ways. */
export async function run(): Promise<void> {
  const hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  const [upLink, downLink] = await Promise.all(
    [1, 2].map(() => SlowLink.start({ ...LINK, target: { port: hub.port } })),
  );
  if (!upLink || !downLink) throw new Error('no links');
  const sender = await FileDesktop.enter(hub, 'pupil', upLink.address);
  const receiver = await FileDesktop.enter(hub, 'second', downLink.address);
  await Promise.all([sender.live(), receiver.live()]);
  const bytes = randomBytes(SIZE_BYTES);
  const expected = createHash('sha256').update(bytes).digest('hex');

  const file = await sender.take(bytes);
  const upBefore = upLink.bytes.up;
  const upAt = performance.now();
  const message = await sender.send('c1', [file]);
  const upCuts = await moveWithCuts({
    link: upLink,
    desktop: sender,
    file,
    isOver: ({ isOnHub }) => isOnHub,
  });
  const upSeconds = (performance.now() - upAt) / 1000;
  const sentRatio = (upLink.bytes.up - upBefore) / SIZE_BYTES;

  const downBefore = downLink.bytes.down;
  const downAt = performance.now();
  await receiver.ask('files.fetch', { document: message, file, atNight: false });
  const downCuts = await moveWithCuts({
    link: downLink,
    desktop: receiver,
    file,
    isOver: ({ isHere }) => isHere,
  });
  const downSeconds = (performance.now() - downAt) / 1000;
  const fetchedRatio = (downLink.bytes.down - downBefore) / SIZE_BYTES;
  const isEqual = (await digestAt(receiver, file)) === expected && file.digest === expected;

  await sender.remove();
  await receiver.remove();
  await Promise.all([upLink.stop(), downLink.stop()]);
  await hub.remove();
  const share = (ratio: number) => ratio.toFixed(4);
  printTable(
    ['200 MB, 8 Mbit/s, 100 ms', 'Cuts', 'Seconds', 'Bytes behind the bottleneck / size'],
    [
      ['up', String(upCuts), upSeconds.toFixed(0), share(sentRatio)],
      ['down', String(downCuts), downSeconds.toFixed(0), share(fetchedRatio)],
    ],
  );
  console.log(
    JSON.stringify({
      fileBytesSentRatio: Number(share(sentRatio)),
      fileBytesFetchedRatio: Number(share(fetchedRatio)),
      fileHashEqual: isEqual,
      fileUpCuts: upCuts,
      fileDownCuts: downCuts,
      fileUpSeconds: Math.round(upSeconds),
      fileDownSeconds: Math.round(downSeconds),
    }),
  );
}
