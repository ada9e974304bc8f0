import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = `Сегодня на уроке мы повторим, как вода поднимается по стеблю растения, почему листья поворачиваются
к свету и что происходит с ними осенью. Откройте тетради, запишите число и тему. Сначала вспомним опыт с веткой
тополя, которую мы поставили в подкрашенную воду. Через сутки древесина стала красной, а кора осталась прежней.
Значит, вода идёт по сосудам древесины, а питательные вещества спускаются по коре. Теперь посмотрите на рисунок.
Здесь показан поперечный срез стебля, кольца видны даже без лупы. Посчитайте их и скажите, сколько лет дереву.`;

const FRAME_MS = 20;
/** Root mean square, of 1 for the loudest, above which a frame is speech. */
const ACTIVE = 0.003;

/** Makes continuous Russian speech in a folder; gives its file and the share of the time in which somebody speaks. */
export function makeSpeech(folder: string): { readonly file: string; readonly activeShare: number } {
  const file = join(folder, 'speech.wav');
  execFileSync('espeak-ng', ['-v', 'ru', '-s', '165', '-g', '0', '-w', file, TEXT.replaceAll('. ', ', ')]);
  const wav = readFileSync(file);
  const rate = wav.readUInt32LE(24);
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + (wav.length & ~1)));
  const frame = Math.round((rate * FRAME_MS) / 1000);
  let active = 0;
  let frames = 0;
  for (let at = 0; at + frame <= samples.length; at += frame) {
    let sum = 0;
    for (const sample of samples.subarray(at, at + frame)) sum += (sample / 32768) ** 2;
    frames += 1;
    if (Math.sqrt(sum / frame) > ACTIVE) active += 1;
  }
  return { file, activeShare: frames === 0 ? 0 : active / frames };
}
