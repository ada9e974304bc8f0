import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShapeError } from '../std/parse.ts';
import { accept, messagePart, TEST_LOG } from '../testing/make-documents.ts';
import { decodeFrame, encodeFrame } from './codec.ts';
import { type Down, parseDown } from './down.ts';
import { MAX_FRAME_BYTES } from './limits.ts';
import { briefAcceptance } from './pushed.ts';
import { parseUp, type Up } from './up.ts';

const refusal = { code: 'notAllowed' as const, isRetryable: false, params: {}, details: '' };
const document = accept(messagePart({ by: 'anna', chat: 'c1', text: 'Привет, 😀' }), 3);
const { hub, epoch, seq, at, order, ...part } = document;
const acceptance = { hub, epoch, seq, at, order };

const credential = {
  hub: 'hub000000001',
  issuedAt: 5,
  expiresAt: 9,
  signature: new Uint8Array(64).fill(4),
};

/** What only some clients say in their hello. */
function isOptional(type: string, field: string): boolean {
  return type === 'hello' && (field === 'deviceName' || field === 'credential');
}

const UP: readonly Up[] = [
  {
    type: 'hello',
    version: 3,
    deviceName: 'КАБ-12, Linux',
    credential,
    person: 'anna',
    device: new Uint8Array(32).fill(1),
    session: '0123456789abcdef',
    codecs: ['plain'],
    number: '000000000001',
    run: 1,
    stream: '',
    resume: 0,
    people: '',
    open: 'c1',
    held: [
      { log: TEST_LOG, upTo: 9, digest: '0'.repeat(16), partial: [{ scope: 'school', low: 3, high: 9 }] },
    ],
    signature: new Uint8Array(64).fill(2),
  },
  { type: 'push', n: 1, documents: [part] },
  { type: 'scopes', held: [{ log: TEST_LOG, scopes: ['school'], begun: ['chat:c1'] }] },
  { type: 'want', ids: ['a'] },
  { type: 'open', chat: '' },
  { type: 'got', n: 1 },
  { type: 'call', n: 1, method: 'pins.issueReset', data: { person: 'boris' } },
  { type: 'ping', n: 0 },
  { type: 'pong', n: 0 },
];
const DOWN: readonly Down[] = [
  { type: 'nonce', nonce: new Uint8Array(16).fill(3), oldest: 1, newest: 1, now: 5 },
  {
    type: 'welcome',
    now: 5,
    codec: 'plain',
    remainingDocuments: 1,
    remainingBytes: 2,
    stream: '0123456789abcdef',
    isResumed: false,
    needsScopes: true,
    needsNumber: false,
    shared: ['people'],
    ends: [{ log: TEST_LOG, seq: 4 }],
  },
  { type: 'credential', credential },
  {
    type: 'changes',
    n: 1,
    documents: [document],
    checkpoints: [],
    upTo: { log: TEST_LOG, seq: 3 },
    forget: ['chat:c2'],
    remainingDocuments: 0,
    remainingBytes: 0,
    now: 5,
  },
  {
    type: 'pushed',
    n: 1,
    results: [briefAcceptance(acceptance), acceptance, { ahead: true }, { refusal }],
    batch: 2,
    now: 5,
  },
  { type: 'answer', n: 1, ok: true, value: { id: 'x' } },
  { type: 'answer', n: 2, ok: false, error: refusal },
  { type: 'notice', data: { any: ['thing'] } },
  { type: 'ping', n: 1 },
  { type: 'pong', n: 1 },
  { type: 'bye', reason: 'stopping', error: refusal, retryAfterMs: 1000 },
];

const plain = (value: unknown): unknown =>
  value instanceof Uint8Array
    ? [...value]
    : Array.isArray(value)
      ? value.map(plain)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]))
        : value;

describe('[FRAME-1] a frame', () => {
  test.each(UP.map((message) => [message.type, message] as const))('carries %s upwards', (_type, message) => {
    expect(plain(parseUp(decodeFrame(encodeFrame(message))))).toEqual(plain(message));
  });

  test.each(DOWN.map((message) => [message.type, message] as const))(
    'carries %s downwards',
    (_type, message) => {
      expect(plain(parseDown(decodeFrame(encodeFrame(message))))).toEqual(plain(message));
    },
  );

  test('is plain CBOR: a map with text keys, byte strings without a tag', () => {
    expect(hexOf(encodeFrame({ type: 'got', n: 1 }))).toBe('b90002647479706563676f74616e01');
    expect(hexOf(encodeFrame(new Uint8Array([1, 2])))).toBe('420102');
  });
});

describe('[FRAME-2] the longest frame', () => {
  test('is sent, one byte more is not', () => {
    const head = encodeFrame(new Uint8Array(100_000)).byteLength - 100_000;
    expect(encodeFrame(new Uint8Array(MAX_FRAME_BYTES - head))).toHaveLength(MAX_FRAME_BYTES);
    expect(() => encodeFrame(new Uint8Array(MAX_FRAME_BYTES - head + 1))).toThrow(RangeError);
  });

  test('is the longest that is read', () => {
    expect(() => decodeFrame(new Uint8Array(MAX_FRAME_BYTES + 1))).toThrow(ShapeError);
  });
});

describe('[FRAME-3] what is no message', () => {
  test('is refused as a wrong shape, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        for (const parse of [parseUp, parseDown]) expect(() => parse(decodeFrame(bytes))).toThrow(ShapeError);
      }),
      { numRuns: 500 },
    );
  });

  test('is refused also when it is a message with a few bytes changed', () => {
    const frames = [...UP, ...DOWN].map((message) => Uint8Array.from(encodeFrame(message)));
    fc.assert(
      fc.property(
        fc.constantFrom(...frames),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (frame, at, byte) => {
          const changed = Uint8Array.from(frame);
          changed[at % changed.length] = byte;
          for (const parse of [parseUp, parseDown]) {
            try {
              parse(decodeFrame(changed));
            } catch (error) {
              expect(error).toBeInstanceOf(ShapeError);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([...UP, ...DOWN].map((message) => [message.type, message] as const))(
    '%s with a field too many is none',
    (_type, message) => {
      for (const parse of [parseUp, parseDown])
        expect(() => parse({ ...message, extra: 1 })).toThrow(ShapeError);
    },
  );

  test.each([...UP, ...DOWN].map((message) => [message.type, message] as const))(
    '%s with a field too few is none',
    (_type, message) => {
      for (const field of Object.keys(message).filter((name) => !isOptional(message.type, name))) {
        const less = Object.fromEntries(Object.entries(message).filter(([name]) => name !== field));
        for (const parse of [parseUp, parseDown]) expect(() => parse(less), field).toThrow(ShapeError);
      }
    },
  );

  test.each([
    ['half a map', [0xa1]],
    ['two items', [0x01, 0x01]],
    ['nothing', []],
    ['an unknown tag', [0xd9, 0xdf, 0xff, 0x80]],
    ['a break', [0xff]],
  ])('%s is none', (_what, bytes) => {
    expect(() => parseUp(decodeFrame(Uint8Array.from(bytes)))).toThrow(ShapeError);
  });
});

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
