import type { FileRef } from '../../../../shared/schema/file-ref.ts';
import { isPicture, picturePlace } from '../../files/picture-place.ts';
import type { ChatLine } from '../message-layout.ts';

type Row = ChatLine['row'];
type Message = Extract<Row, { kind: 'message' }>;
type Card = Extract<Row, { kind: 'poll' | 'event' | 'task' }>;

const LINE_REM = 1.359375;
const NOTE_REM = 1.178125;
const TOUCH_REM = 2.5;
/** Letters of running text are about half as wide as they are high. */
const LETTER_REM = 0.47;
/** Shares of the stream's width, and what paddings take of them. */
const STREAM_PADDING_REM = 2.5;
const OF_STREAM = 0.82;
const BUBBLE = { mostRem: 44, paddingRem: 1.625 };
const CARD = { mostRem: 32, paddingRem: 1.875 };
const FACE_REM = 2.625;
/** The time stands beside the last words where there is room for it. */
const TIME_LETTERS = 9;
/** What separates one thing from the next in a bubble and in a card. */
const FILE_GAP_REM = 0.375;
const CARD_GAP_REM = 0.5;
const SEPARATOR_REM = 2.18;
const CALL_REM = 2.43;

/**
 * About how high a line will be, in rem, before it has been drawn. The better the guess, the smoother the
 * scroll bar; nothing that is read moves when it is wrong.
 */
export function guessedHeightRem(line: ChatLine, widthRem: number): number {
  const { row, isFirst, isLast, isNewDay, isUnreadStart } = line;
  const separatorsRem = (isNewDay ? SEPARATOR_REM : 0) + (isUnreadStart ? SEPARATOR_REM : 0);
  if (row.kind === 'call') return CALL_REM + separatorsRem;
  const hasName = (isFirst && !row.isOwn) || row.isOnBehalf === true;
  return (
    (isCard(row) ? cardRem(row, widthRem) : bubbleRem(row, widthRem)) +
    (hasName ? NOTE_REM : 0) +
    (hasName && isCard(row) ? CARD_GAP_REM : 0) +
    (isLast ? 0.5 : 0.125) +
    separatorsRem
  );
}

function isCard(row: Row): row is Card {
  return row.kind === 'poll' || row.kind === 'event' || row.kind === 'task';
}

/** Its kind, its title, who led it and how long it is, and the button. */
const RECORDING_REM = 9.5;

function bubbleRem(row: Exclude<Row, Card | { kind: 'call' }>, widthRem: number): number {
  if (row.kind === 'recording') return RECORDING_REM;
  const insideRem = insideOf(BUBBLE, row, widthRem);
  const paddingRem = 1;
  if (row.kind === 'other') return paddingRem + textRem(row.text, insideRem);
  if (row.takedown) return paddingRem + takedownRem(row.takedown) + textRem(row.text, insideRem);
  return paddingRem + partsRem(row, insideRem) + textRem(row.text, insideRem);
}

/** Who took it out, by which rule, and why. */
function takedownRem({ rule, reason }: NonNullable<Message['takedown']>): number {
  return NOTE_REM * (1 + (rule === '' ? 0 : 1) + (reason === '' ? 0 : 1));
}

/** What stands above the words, and the signs of others below them. */
function partsRem({ forwarded, reply, reactions, files }: Message, insideRem: number): number {
  return (
    (forwarded ? NOTE_REM : 0) +
    (reply ? 2 * NOTE_REM + 0.625 : 0) +
    (files.length > 0 ? 0.5 + filesRem(files, insideRem) : 0) +
    (reactions.length > 0 ? 2.125 : 0)
  );
}

/** Pictures beside each other as far as there is room, and a line for everything else. */
function filesRem(files: readonly FileRef[], insideRem: number): number {
  let [heightRem, rowRem, rowWidthRem] = [0, 0, 0];
  for (const place of files.filter(isPicture).map(picturePlace)) {
    if (rowRem > 0 && rowWidthRem + place.widthRem > insideRem) {
      heightRem += rowRem + FILE_GAP_REM;
      [rowRem, rowWidthRem] = [0, 0];
    }
    rowRem = Math.max(rowRem, place.heightRem);
    rowWidthRem += place.widthRem + FILE_GAP_REM;
  }
  const lines = files.filter((file) => !isPicture(file)).length;
  const parts = (rowRem > 0 ? 1 : 0) + lines;
  return heightRem + rowRem + lines * TOUCH_REM + Math.max(0, parts - 1) * FILE_GAP_REM;
}

function cardRem(row: Card, widthRem: number): number {
  const insideRem = insideOf(CARD, row, widthRem);
  const parts = [NOTE_REM, textRem(row.text, insideRem * 0.88), ...askedRem(row, insideRem), NOTE_REM - 0.25];
  return 1.375 + parts.reduce((sum, rem) => sum + rem + CARD_GAP_REM, -CARD_GAP_REM);
}

/** The heights of what a card shows between its title and its foot. */
function askedRem(row: Card, insideRem: number): readonly number[] {
  if (row.kind === 'task') {
    const shown = row.shown.map(({ text, files }) => 1 + NOTE_REM + wordsRem(text, files, insideRem - 1.75));
    const details = row.details === '' ? [] : [textRem(row.details, insideRem)];
    const files = row.files.length > 0 ? [0.5 + filesRem(row.files, insideRem)] : [];
    return [
      ...details,
      ...files,
      ...shown,
      ...(row.canAnswer || row.canJudge || row.isClosed ? [TOUCH_REM] : []),
    ];
  }
  const hasPeople = row.voters > 0 && !(row.kind === 'poll' && row.isAnonymous);
  const own = row.own.state === 'none' || row.own.state === 'counted' ? [] : [NOTE_REM];
  if (row.kind === 'event') {
    const about = [LINE_REM, ...(row.about === '' ? [] : [textRem(row.about, insideRem)])];
    return row.isCancelled
      ? about
      : [...about, optionsRem(row.options.length), ...own, hasPeople ? TOUCH_REM : 0];
  }
  const notes = row.isAnonymous ? [NOTE_REM, NOTE_REM] : [NOTE_REM];
  return [
    optionsRem(row.options.length),
    ...own,
    ...notes,
    ...(hasPeople || row.canClose ? [TOUCH_REM] : []),
  ];
}

function optionsRem(count: number): number {
  return count * TOUCH_REM + Math.max(0, count - 1) * FILE_GAP_REM;
}

function wordsRem(text: string, files: readonly FileRef[], insideRem: number): number {
  return (
    (text === '' ? 0 : textRem(text, insideRem)) + (files.length > 0 ? 0.5 + filesRem(files, insideRem) : 0)
  );
}

function insideOf(of: typeof BUBBLE, row: Row, widthRem: number): number {
  const streamRem = widthRem - STREAM_PADDING_REM;
  const roomRem = Math.min(of.mostRem, streamRem * OF_STREAM, row.isOwn ? streamRem : streamRem - FACE_REM);
  return Math.max(8, roomRem - of.paddingRem);
}

function textRem(text: string, insideRem: number): number {
  const letters = insideRem / LETTER_REM;
  const lines = text.split('\n').map((part) => Math.max(1, Math.ceil(part.length / letters)));
  const last = text.slice(text.lastIndexOf('\n') + 1).length % letters;
  const isTimeBelow = last + TIME_LETTERS > letters;
  return (lines.reduce((sum, count) => sum + count, 0) + (isTimeBelow ? 1 : 0)) * LINE_REM;
}
