import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { BatchSender } from '../../shared/protocol/batches.ts';
import { decodeFrame } from '../../shared/protocol/codec.ts';
import { ByteWriter } from '../../shared/protocol/columns/bytes.ts';
import { writeText } from '../../shared/protocol/columns/letters.ts';
import { KNOWN_NAMES, KNOWN_TEXT } from '../../shared/protocol/columns/vocabulary.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { plainCodec } from '../../shared/protocol/stream-codec.ts';

/** What no schema says of each version's bytes. Another digest needs another version and a line here. */
const OF_VERSION_2 = {
  keys: 'f8a07770d427e9e02b6be9069cfa40dd637ab0209b6e3802abb6cbd3d6df828d',
  letters: '9f2127996d118e6ac25414a33a32fb529eeb6713562e810e64653135c9471ee1',
  vocabulary: 'ed23bb47bc10e256a72646419341c94ada348b1334239a3395f51007c015dbf4',
  batch: '0b8cfccbd47976469815a228ce5d15b843b72d5858ef39c134433fb290157333',
};
const HISTORY: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  2: OF_VERSION_2,
  // Another greeting, the same bytes.
  3: OF_VERSION_2,
};

function digest(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The key that a number stands for in a frame; the number itself where it stands for none. */
function keyOf(number: number): string {
  const head = number < 24 ? [number] : [0x18, number];
  const read: unknown = decodeFrame(Uint8Array.from([0xa1, ...head, 0]));
  return Object.keys(typeof read === 'object' && read !== null ? read : {})[0] ?? '';
}

function allLetters(): Uint8Array {
  const out = new ByteWriter();
  for (let code = 0; code < 0x10000; code++) writeText(out, String.fromCharCode(code));
  return out.take();
}

async function oneBatch(): Promise<Uint8Array> {
  const [hub, epoch, device] = ['hub000000001', 'epoch001', '0abcdefghjkm'];
  const id = `0000000010${'00'}${device}`;
  const envelope = { kind: 'message', scope: 'chat:c1', parent: 'c1', by: 'anna', gone: false };
  const order = '0'.repeat(30);
  const document = {
    ...envelope,
    id,
    stamp: id,
    body: { text: 'Ёж ≠ ёж', replyTo: '' },
    hub,
    epoch,
    seq: 7,
    at: 40,
    order,
  };
  const other = {
    ...document,
    id: 'c1.anna',
    kind: 'readmark',
    body: { upTo: 3, list: [true, null, -2.5] },
    seq: 9,
    gone: true,
  };
  return await new BatchSender(plainCodec).frame(
    {
      type: 'changes',
      n: 1,
      documents: [document, other],
      checkpoints: [{ scope: 'chat:c1', log: `${hub}.${epoch}`, low: 3, high: 9 }],
      upTo: { log: `${hub}.${epoch}`, seq: 9 },
      forget: ['chat:c2'],
      remainingDocuments: 2,
      remainingBytes: 300,
      now: 50,
    },
    'bulk',
  );
}

test('[FRAME-1] [BATCH-1] keys, letters, vocabulary and columns are those of the current version', async () => {
  const keys = Array.from({ length: 100 }, (_, number) => keyOf(number));
  expect({
    keys: digest(keys.join()),
    letters: digest(allLetters()),
    vocabulary: digest(JSON.stringify([KNOWN_NAMES, KNOWN_TEXT])),
    batch: digest(await oneBatch()),
  }).toEqual(HISTORY[PROTOCOL_VERSION]);
});
