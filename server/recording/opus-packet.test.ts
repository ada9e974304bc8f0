import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSpoken, opusSamples, readRtp } from './opus-packet.ts';
import { momentRecord, packetRecord, readSpool, voiceRecord } from './spool.ts';
import { VoiceClock } from './voice-clock.ts';

describe('G-4 what the recording reads', () => {
  test('how much sound is in a packet of Opus', () => {
    expect(opusSamples(Uint8Array.of(0x78, 1, 2))).toBe(960);
    expect(opusSamples(Uint8Array.of(0x08, 1, 2))).toBe(960);
    expect(opusSamples(Uint8Array.of(0x18, 1, 2))).toBe(2880);
    expect(opusSamples(Uint8Array.of(0x79, 1, 2))).toBe(1920);
    expect(opusSamples(Uint8Array.of(0x7b, 3, 2))).toBe(2880);
    expect(opusSamples(new Uint8Array())).toBe(0);
    expect(isSpoken(Uint8Array.of(0x78))).toBe(false);
    expect(isSpoken(Uint8Array.of(0x78, 1, 2))).toBe(true);
  });

  test('packets of RTP, whatever is sent', () => {
    const packet = Buffer.alloc(12 + 4 + 4 + 4 + 3);
    packet.writeUInt8(0x80 | 0x20 | 0x10 | 1, 0);
    packet.writeUInt32BE(0xfffffffe, 4);
    packet.writeUInt16BE(1, 18);
    packet.set([7, 8, 1], 24);
    expect(readRtp(packet)).toEqual({ timestamp: 0xfffffffe, payload: Buffer.from([7, 8]) });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(readRtp(bytes)?.payload.length ?? 0).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });

  test('each voice by its own clock, over the turn of its 32 bits, and anew where it jumps', () => {
    const clock = new VoiceClock();
    expect(clock.place(0xffffffff - 959, 1000)).toBe(1000);
    expect(clock.place(0, 1400)).toBe(1020);
    expect(clock.place(960, 1040)).toBe(1040);
    expect(clock.place(5_000_000, 1060)).toBe(1060);
    expect(clock.place(5_000_960, 1080)).toBe(1080);
  });

  test('what was written before the hub was cut off, wherever that was', () => {
    const records = [
      voiceRecord('anna'),
      packetRecord({ voice: 0, atMs: 20, bytes: Uint8Array.of(1, 2, 3) }),
      momentRecord(50),
      voiceRecord('борис'),
      packetRecord({ voice: 1, atMs: 70, bytes: Uint8Array.of(4) }),
    ];
    const all = new Uint8Array(Buffer.concat(records));
    const whole = readSpool(all);
    expect(whole).toEqual({
      voices: ['anna', 'борис'],
      durationMs: 70,
      packets: [
        { voice: 0, atMs: 20, bytes: Uint8Array.of(1, 2, 3) },
        { voice: 1, atMs: 70, bytes: Uint8Array.of(4) },
      ],
    });
    for (let length = 0; length < all.length; length += 1) {
      const cut = readSpool(all.subarray(0, length));
      expect(whole.packets.slice(0, cut.packets.length)).toEqual(cut.packets);
      expect(whole.voices.slice(0, cut.voices.length)).toEqual(cut.voices);
    }
  });
});
