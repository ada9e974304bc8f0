import type { ChatLine } from '../message-layout.ts';

const LINE_REM = 1.375;
const MOST_BUBBLE_REM = 44;
const BUBBLE_SHARE = 0.82;
const PADDING_REM = 3.25;
/** Letters of running text are about half as wide as they are high. */
const LETTER_REM = 0.48;
const REPLY_REM = 2.875;
const SIGNS_REM = 2.125;
const CARD_REM = 6;
const OPTION_REM = 3;

/**
 * About how high a line will be, in rem, before it has been drawn. The better the guess, the smoother the
 * scroll bar; nothing that is read moves when it is wrong.
 */
export function guessedHeightRem(line: ChatLine, widthRem: number): number {
  const { row, isFirst, isLast, isNewDay, isUnreadStart } = line;
  const letters = Math.max(
    8,
    (Math.min(MOST_BUBBLE_REM, widthRem * BUBBLE_SHARE) - PADDING_REM) / LETTER_REM,
  );
  let lines = 0;
  for (const part of row.text.split('\n')) lines += Math.max(1, Math.ceil(part.length / letters));
  return (
    0.875 +
    lines * LINE_REM +
    talkRem(row) +
    (isFirst && !row.isOwn ? 1.25 : 0) +
    (isLast ? 0.5 : 0.125) +
    (isNewDay ? 2.25 : 0) +
    (isUnreadStart ? 2.25 : 0)
  );
}

/** What is answered stands above the words, and the signs of others below them. */
function talkRem(row: ChatLine['row']): number {
  if (row.kind === 'poll' || row.kind === 'event') return CARD_REM + row.options.length * OPTION_REM;
  if (row.kind === 'task') return CARD_REM;
  if (row.kind !== 'message') return 0;
  return (row.reply ? REPLY_REM : 0) + (row.reactions.length > 0 ? SIGNS_REM : 0);
}
