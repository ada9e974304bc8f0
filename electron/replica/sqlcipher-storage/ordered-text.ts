/** Units of UTF-16 that UTF-8 would sort elsewhere: halves of surrogate pairs and what lies above them. */
const HIGH_UNIT = /[\ud800-\uffff]/;
const HIGH_UNITS = /[\ud800-\uffff]/g;
const FIRST_HIGH = 0xd800;
/** Sorts above every unit below the surrogates, and is itself escaped. */
const ESCAPE = '\ue000';
const FIRST_ESCAPED = 0x100;

/**
 * A text whose bytes in UTF-8 sort as JavaScript sorts the text itself, which is by units of UTF-16: the
 * database then orders and compares exactly as RxDB does. Different texts stay different, also those with
 * half of a surrogate pair, which UTF-8 cannot hold. Nearly every text is its own ordered text.
 */
export function orderedText(text: string): string {
  return HIGH_UNIT.test(text) ? text.replace(HIGH_UNITS, escaped) : text;
}

/** Whether a text is its own ordered text. */
export function isOrderedText(text: string): boolean {
  return !HIGH_UNIT.test(text);
}

function escaped(unit: string): string {
  return ESCAPE + String.fromCharCode(FIRST_ESCAPED + unit.charCodeAt(0) - FIRST_HIGH);
}
