import { expect, test } from 'vitest';
import { readVttFile } from './vtt-file.ts';

const CUE = 'WEBVTT\n\n00:01.000 --> 00:02.000\nУрок';

test('F-125 a file of captions is UTF-8 and of a size that captions have', async () => {
  expect(await readVttFile(new Blob([CUE]))).toEqual({
    ok: true,
    lines: [{ atMs: 1000, durationMs: 1000, text: 'Урок' }],
  });
  // «Урок» in Windows-1251.
  const other = new Blob(['WEBVTT\n\n00:01.000 --> 00:02.000\n', Uint8Array.of(0xd3, 0xf0, 0xee, 0xea)]);
  expect(await readVttFile(other)).toMatchObject({ fault: 'notUtf8' });
  const unread = { size: 9_000_000, arrayBuffer: () => Promise.reject(new Error('read')) };
  expect(await readVttFile(unread)).toMatchObject({ fault: 'tooLarge' });
});
