import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BatchMessage, BatchReceiver, BatchSender } from '../../shared/protocol/batches.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import { plainCodec, type StreamCodec } from '../../shared/protocol/stream-codec.ts';
import { zlibCodecs } from '../../shared/protocol/zlib-codecs.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { orderOf } from '../../shared/schema/order.ts';
import { ShapeError } from '../../shared/std/parse.ts';
import {
  accept,
  chatMembership,
  messagePart,
  personCard,
  stampAt,
  TEST_LOG,
} from '../../shared/testing/make-documents.ts';

const CODECS: readonly StreamCodec[] = [...zlibCodecs(zlib), plainCodec];

const stamps = fc
  .record({
    ms: fc.integer({ min: 0, max: 2 ** 44 }),
    device: fc.constantFrom('000000000001', '0abcdefghjkm'),
  })
  .map(({ ms, device }) => stampAt(ms, device));
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('Здравствуйте! Ёж — 😀\u0000\uffff', '', 'ok\nда', 'җәһ'),
);
const bodies: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record({ text: texts, replyTo: fc.constantFrom('', 'a.b') }),
  fc.dictionary(
    fc.constantFrom('a', 'b', 'upTo', 'text'),
    fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
  ),
);
const documents: fc.Arbitrary<AcceptedDocument> = fc
  .record({
    id: fc.oneof(stamps, fc.constantFrom('c1.anna', 'i0123456789abcdefghjkmnp', 'anna', '@school')),
    kind: fc.constantFrom('message', 'membership'),
    scope: fc.constantFrom('school', 'chat:c1', 'chat:000000000001000000000001'),
    parent: fc.constantFrom('', 'c1'),
    by: fc.constantFrom('anna', 'boris', '@school'),
    stamp: stamps,
    gone: fc.boolean(),
    body: bodies,
    hub: fc.constantFrom('hub000000001', 'hub000000002'),
    epoch: fc.constant('epoch001'),
    seq: fc.integer({ min: 1, max: 2 ** 44 }),
    at: fc.integer({ min: 0, max: 2 ** 44 }),
    isFirst: fc.boolean(),
  })
  .map(({ isFirst, ...rest }) => ({ ...rest, order: isFirst ? orderOf(rest) : 'z'.repeat(30) }));

function changes(list: readonly AcceptedDocument[], n = 1): Changes {
  return {
    type: 'changes',
    n,
    documents: [...list],
    checkpoints: [{ scope: 'chat:c1', log: TEST_LOG, low: 1, high: n }],
    upTo: n % 2 === 0 ? null : { log: TEST_LOG, seq: n },
    forget: [],
    remainingDocuments: 0,
    remainingBytes: 0,
    now: 5,
  };
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(CODECS)('[BATCH-1] batches over $name', (codec) => {
  test('come back as they were, one after another, over new streams', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            list: fc.array(documents, { maxLength: 12 }),
            isReset: fc.boolean(),
            form: fc.constantFrom('part', 'whole', 'whole for a reader that does not know this'),
          }),
          { maxLength: 6 },
        ),
        async (frames) => {
          const [sender, receiver] = [new BatchSender(codec), new BatchReceiver(codec)];
          for (const [n, { list, isReset, form }] of frames.entries()) {
            if (isReset || form !== 'part') sender.reset();
            const message = changes(list, n + 1);
            const frame =
              form === 'part'
                ? await sender.frame(message, n % 2 === 0 ? 'bulk' : 'small')
                : sender.whole(message);
            if (form.endsWith('know this')) frame[1] = 3;
            expect(plain(await receiver.message(frame))).toEqual(plain(message));
          }
          receiver.reset();
          sender.reset();
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('carry what goes up and the hub’s word on it', async () => {
    const [sender, receiver] = [new BatchSender(codec), new BatchReceiver(codec)];
    const refusal = { code: 'notAllowed' as const, isRetryable: false, params: {}, details: '' };
    const messages: BatchMessage[] = [
      {
        type: 'push',
        n: 1,
        documents: [messagePart({ by: 'anna', chat: 'c1' }), chatMembership('c1', 'anna')],
      },
      {
        type: 'pushed',
        n: 1,
        batch: 3,
        now: 7,
        results: [{ hub: 'hub000000001', epoch: 'epoch001', seq: 4, at: 9 }, { ahead: true }, { refusal }],
      },
    ];
    for (const message of messages) {
      expect(plain(await receiver.message(await sender.frame(message, 'small')))).toEqual(plain(message));
    }
  });

  test.each(['part', 'whole'])(
    '[BATCH-2] of bytes that no sender made are refused: %s',
    async (form) => {
      const sender = new BatchSender(codec);
      const message = changes([accept(personCard('anna', ['pupil']), 1)]);
      const good = form === 'whole' ? sender.whole(message) : await sender.frame(message, 'small');
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc
              .uint8Array({ maxLength: 200 })
              .map((bytes) => Uint8Array.of(1, form === 'whole' ? 7 : 1, ...bytes)),
            fc.nat(good.length - 1).map((length) => good.slice(0, length)),
            fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, change]) => {
              const bytes = Uint8Array.from(good);
              bytes[at] = (bytes[at] ?? 0) ^ change;
              return bytes;
            }),
          ),
          async (bytes) => {
            const receiver = new BatchReceiver(codec);
            try {
              await receiver.message(bytes);
            } catch (error) {
              expect(error).toBeInstanceOf(ShapeError);
            } finally {
              receiver.reset();
            }
          },
        ),
        { numRuns: 300 },
      );
    },
    60_000,
  );

  test('[BATCH-2] that go on with a stream that never began are refused', async () => {
    const sender = new BatchSender(codec);
    await sender.frame(changes([]), 'small');
    const second = await sender.frame(changes([]), 'small');
    await expect(new BatchReceiver(codec).message(second)).rejects.toThrow('never began');
  });
});

test('[BATCH-2] a small frame that becomes very large is refused', async () => {
  const bomb = zlib.deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const codec = zlibCodecs(zlib).find(({ name }) => name === 'deflate-raw')!;
  const decompressor = codec.decompressor(undefined);
  await expect(decompressor.decompress(bomb)).rejects.toBeInstanceOf(ShapeError);
  decompressor.close();
  expect(() => codec.unpack(bomb, undefined)).toThrow(ShapeError);
});
