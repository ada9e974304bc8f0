import {
  CAPTION_LETTERS,
  type CaptionLine,
  MAX_CAPTION_LINES,
  MAX_CAPTION_MS,
  MAX_CAPTION_PARTS,
} from '../schema/caption.ts';
import { MAX_RECORDED_MS } from '../schema/recording.ts';

export const MAX_VTT_LETTERS = 2_000_000;
export const MAX_VTT_LINES = MAX_CAPTION_LINES * MAX_CAPTION_PARTS;
/** Of times and the empty row of one caption. */
const TIME_LETTERS = 40;
/** What all lines that may be may come to as a file, with every letter escaped. */
export const MAX_WRITTEN_VTT_LETTERS = MAX_VTT_LINES * (CAPTION_LETTERS * '&amp;'.length + TIME_LETTERS);

export type VttFault =
  'notVtt' | 'badTime' | 'tooMany' | 'tooLong' | 'tooLarge' | 'notUtf8' | 'tooLate' | 'nothing';

/** `atMs` counts from the beginning of the recording. A fault names its row, from 1 on. */
export type ReadVtt =
  | { readonly ok: true; readonly lines: readonly CaptionLine[] }
  | { readonly ok: false; readonly fault: VttFault; readonly row: number };

const TIMES = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t].*)?$/u;
const TIME = /^(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/u;
const NOT_READ = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/u;
const SIGNS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};
/** What no line of a person may hold, as `line` of `schema/names.ts`. */
const NOT_WRITTEN = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Reads captions in the form of WebVTT. Places, colours and other looks are left out; what cannot be understood is
 * a fault and never guessed.
 */
export function readVtt(file: string): ReadVtt {
  if (file.length > MAX_VTT_LETTERS) return { ok: false, fault: 'tooLarge', row: 1 };
  const rows = file.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  if (!/^WEBVTT(?:[ \t]|$)/u.test(rows[0] ?? '')) return { ok: false, fault: 'notVtt', row: 1 };
  const lines: CaptionLine[] = [];
  let at = nextBlock(rows, 0);
  while (at < rows.length) {
    const end = endOfBlock(rows, at);
    const read = readBlock(rows.slice(at, end), at + 1);
    if (read && 'ok' in read) return read;
    if (read) lines.push(read);
    if (lines.length > MAX_VTT_LINES) return { ok: false, fault: 'tooMany', row: at + 1 };
    at = nextBlock(rows, end);
  }
  if (lines.length === 0) return { ok: false, fault: 'nothing', row: rows.length };
  return { ok: true, lines: lines.toSorted((a, b) => a.atMs - b.atMs) };
}

/** A text that goes on after the end belongs to another recording. The row of that fault is the number of the caption. */
export function withinRecording(read: ReadVtt, durationMs: number): ReadVtt {
  if (!read.ok) return read;
  const late = read.lines.findIndex(({ atMs }) => atMs > durationMs);
  return late < 0 ? read : { ok: false, fault: 'tooLate', row: late + 1 };
}

/** @param lines with times from the beginning of the recording */
export function writeVtt(lines: readonly CaptionLine[]): string {
  const blocks = lines.map(
    ({ atMs, durationMs, text }) =>
      `${timeWords(atMs)} --> ${timeWords(atMs + durationMs)}\n${escaped(text)}`,
  );
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

/** Undefined for what is no caption. */
function readBlock(
  rows: readonly string[],
  row: number,
): CaptionLine | (ReadVtt & { ok: false }) | undefined {
  if (NOT_READ.test(rows[0] ?? '')) return undefined;
  // A name may stand before the times.
  const index = rows[0]?.includes('-->') ? 0 : 1;
  const times = TIMES.exec(rows[index] ?? '');
  const from = timeOf(times?.[1]);
  const to = timeOf(times?.[2]);
  const fault = { ok: false, fault: 'badTime', row: row + index } as const;
  if (from === undefined || to === undefined || to < from || to > MAX_RECORDED_MS) return fault;
  const text = plain(rows.slice(index + 1).join(' '));
  if (text === '') return undefined;
  if ([...text].length > CAPTION_LETTERS) return { ok: false, fault: 'tooLong', row: row + index + 1 };
  return { atMs: from, durationMs: Math.min(MAX_CAPTION_MS, to - from), text };
}

function timeOf(words: string | undefined): number | undefined {
  const [, hours = '0', minutes, seconds, ms] = TIME.exec(words ?? '') ?? [];
  if (minutes === undefined || seconds === undefined || ms === undefined) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);
}

function timeWords(timeMs: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(timeMs / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${clock}.${String(timeMs % 1000).padStart(3, '0')}`;
}

function plain(marked: string): string {
  return marked
    .replace(/<[^<>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/gu, (sign) => SIGNS[sign] ?? sign)
    .replace(NOT_WRITTEN, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The header and what stands between blocks end with an empty row. */
function nextBlock(rows: readonly string[], from: number): number {
  let at = from === 0 ? endOfBlock(rows, 0) : from;
  while (at < rows.length && rows[at]?.trim() === '') at += 1;
  return at;
}

function endOfBlock(rows: readonly string[], from: number): number {
  const found = rows.findIndex((row, index) => index >= from && row.trim() === '');
  return found < 0 ? rows.length : found;
}
