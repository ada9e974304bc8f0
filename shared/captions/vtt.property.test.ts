import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaptionLine } from '../schema/caption.ts';
import { guardOf } from '../std/parse.ts';
import {
  MAX_VTT_LETTERS,
  MAX_VTT_LINES,
  MAX_WRITTEN_VTT_LETTERS,
  readVtt,
  withinRecording,
  writeVtt,
} from './vtt.ts';

const isLine = guardOf(CaptionLine);
const faultOf = (file: string) => {
  const read = readVtt(file);
  return read.ok ? undefined : [read.fault, read.row];
};
const words = fc
  .string({
    unit: fc.constantFrom('а', 'Б', '7', '<', '>', '&', '-', '😀', ' ', 'amp;', 'NOTE'),
    maxLength: 40,
  })
  .map((text) => text.trim().replace(/\s+/gu, ' '))
  .filter((text) => text !== '');
const line = fc.record({
  atMs: fc.integer({ min: 0, max: 40_000_000 }),
  durationMs: fc.integer({ min: 0, max: 60_000 }),
  text: words,
});

describe('F-125 captions as a file', () => {
  test('what was written is read again, whatever the words are', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const sorted = lines.toSorted((a, b) => a.atMs - b.atMs);
        expect(readVtt(writeVtt(sorted))).toEqual({ ok: true, lines: sorted });
      }),
    );
  });

  test('whatever a file holds, it is a fault or lines that may be kept', () => {
    const row = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '',
        '00:01.000 --> 00:02.000',
        '00:00:01.000 --> 00:00:00.500',
        '-->',
        'NOTE',
        '<v Анна>',
        '\u202eабв',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const read = readVtt(['WEBVTT', '', ...rows].join('\n'));
        if (read.ok) expect(read.lines.every(isLine)).toBe(true);
        else expect(read.row).toBeGreaterThan(0);
      }),
    );
  });

  test('names, notes, looks and places are left out, and lines of other systems are read', () => {
    const file =
      '\ufeffWEBVTT - Урок\r\nKind: captions\r\n\r\nNOTE\r\nзаметка\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n' +
      'первая\r\n00:01.000 --> 00:02.500 align:start line:0%\r\n<v Анна>Здравствуйте,\r\n<i>дети</i> &amp; гости\r\n\r\n' +
      '01:00:00.000\t-->\t01:00:01.000\r\n5 &lt; 6';
    expect(readVtt(file)).toEqual({
      ok: true,
      lines: [
        { atMs: 1000, durationMs: 1500, text: 'Здравствуйте, дети & гости' },
        { atMs: 3_600_000, durationMs: 1000, text: '5 < 6' },
      ],
    });
  });

  test('a fault names its row', () => {
    expect(faultOf('1\n00:00:01,000 --> 00:00:02,000\nСубтитры другой формы')).toEqual(['notVtt', 1]);
    expect(faultOf('WEBVTT\n\n00:01.000 --> 00:02.000\nа\n\n00:03 --> 00:04.000\nб')).toEqual(['badTime', 6]);
    expect(faultOf('WEBVTT\n\n00:02.000 --> 00:01.000\nа')).toEqual(['badTime', 3]);
    expect(faultOf('WEBVTT\n\n999:00:00.000 --> 999:00:01.000\nа')).toEqual(['badTime', 3]);
    expect(faultOf('WEBVTT\n\nпросто слова')).toEqual(['badTime', 4]);
    expect(faultOf(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'а'.repeat(301)}`)).toEqual(['tooLong', 4]);
    expect(faultOf('WEBVTT\n\nNOTE ничего')).toEqual(['nothing', 3]);
  });

  test('captions of a longer recording are those of another one', () => {
    const read = readVtt('WEBVTT\n\n00:01.000 --> 00:02.000\nа\n\n00:09.000 --> 00:12.000\nб');
    expect(withinRecording(read, 9000)).toEqual(read);
    expect(withinRecording(read, 8999)).toEqual({ ok: false, fault: 'tooLate', row: 2 });
  });

  test('what is far too much is refused before it is looked at', () => {
    expect(faultOf('W'.repeat(MAX_VTT_LETTERS + 1))).toEqual(['tooLarge', 1]);
    const many = Array.from({ length: MAX_VTT_LINES + 1 }, () => '00:01.000 --> 00:02.000\nа');
    expect(faultOf(`WEBVTT\n\n${many.join('\n\n')}`)?.[0]).toBe('tooMany');
    const most = Array.from({ length: MAX_VTT_LINES }, () => ({
      atMs: 0,
      durationMs: 1000,
      text: '&'.repeat(300),
    }));
    expect(writeVtt(most).length).toBeLessThanOrEqual(MAX_WRITTEN_VTT_LETTERS);
    // Nothing in it takes long, however often a sign is repeated.
    expect(faultOf(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(100_000)}`)?.[0]).toBe('tooLong');
  });
});
