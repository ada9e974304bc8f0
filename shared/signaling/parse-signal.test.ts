import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSignalNotice, parseSignalRequest, parseSignalResult } from './parse-signal.ts';
import { isSignalError, signalError, signalReasons, type SignalReason } from './signal-error.ts';
import { signalRequests, type SignalMethod } from './signal-requests.ts';

const codec = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48000, channels: 2 };
const stream = (rtpParameters: object) => ({
  transportId: 't',
  kind: 'audio',
  source: 'microphone',
  isPaused: false,
  rtpParameters,
});

describe('requests', () => {
  test('a request that fits its method is given back', () => {
    const data = stream({ codecs: [codec], encodings: [{ ssrc: 7 }] });
    expect(parseSignalRequest('produce', data)).toEqual({ method: 'produce', data });
  });

  test('an unknown method, foreign fields and missing fields are refused', () => {
    expect(parseSignalRequest('toString', {})).toBeUndefined();
    expect(parseSignalRequest('room.join', {})).toBeUndefined();
    expect(parseSignalRequest('room.join', { roomId: 'r', isHost: true })).toBeUndefined();
    expect(parseSignalRequest('room.join', { roomId: '' })).toBeUndefined();
  });

  test.each([
    ['too many codecs', { codecs: Array.from({ length: 17 }, () => codec) }],
    ['a long codec name', { codecs: [{ ...codec, mimeType: 'a'.repeat(129) }] }],
    ['too many settings', { codecs: [{ ...codec, parameters: settings(33) }] }],
    ['a long setting', { codecs: [{ ...codec, parameters: { fmtp: 'a'.repeat(257) } }] }],
    ['a long setting name', { codecs: [{ ...codec, parameters: { ['a'.repeat(65)]: 1 } }] }],
    ['a nested setting', { codecs: [{ ...codec, parameters: { deep: { deeper: 1 } } }] }],
    ['an SSRC out of range', { codecs: [codec], encodings: [{ ssrc: 2 ** 32 }] }],
    ['an unknown header extension', { codecs: [codec], headerExtensions: [{ uri: 'urn:x', id: 1 }] }],
  ])('RTP parameters with %s are refused', (_case, rtpParameters) => {
    expect(parseSignalRequest('produce', stream(rtpParameters))).toBeUndefined();
  });

  test('nothing thrown at the parsers makes them throw', () => {
    const method = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(signalRequests)));
    fc.assert(
      fc.property(method, fc.anything(), (name, value) => {
        const request = parseSignalRequest(name, value);
        expect(request === undefined || request.method === name).toBe(true);
        expect(() => parseSignalNotice(value)).not.toThrow();
      }),
    );
  });
});

describe('results', () => {
  test('an answer and an error are told apart', () => {
    const answer = parseSignalResult('produce', { producerId: 'p' });
    const error = parseSignalResult('produce', signalError('sourceInUse'));
    expect([answer, error].map((one) => one && isSignalError(one))).toEqual([false, true]);
    expect(parseSignalResult('produce', { consumerId: 'c' })).toBeUndefined();
  });

  test('no answer has a field that would make it look like an error', () => {
    for (const method of Object.keys(signalRequests) as SignalMethod[]) {
      expect(signalRequests[method].answer.properties).not.toHaveProperty('kind');
    }
  });

  test('every reason makes an error that fits the schema', () => {
    for (const reason of Object.keys(signalReasons) as SignalReason[]) {
      expect(parseSignalResult('room.leave', signalError(reason))).toEqual({
        reason,
        ...signalReasons[reason],
      });
    }
    expect(parseSignalResult('room.leave', { ...signalError('hostOnly'), reason: 'other' })).toBeUndefined();
  });
});

describe('notices', () => {
  test('a notice that fits is given back, another is not', () => {
    const notice = { type: 'room.ended', roomId: 'r', cause: 'ended' };
    expect(parseSignalNotice(notice)).toEqual(notice);
    expect(parseSignalNotice({ ...notice, cause: 'unknown' })).toBeUndefined();
    expect(parseSignalNotice({ ...notice, type: 'room.opened' })).toBeUndefined();
    expect(parseSignalNotice(undefined)).toBeUndefined();
  });
});

function settings(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, index]));
}
