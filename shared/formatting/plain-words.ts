/** A line that opens or closes a block of code. */
export const FENCE = /^```\s*$/;
/** The beginning of a line that is an entry of a list. */
export const ITEM = /^(?:([-–•])|(\d{1,3}[.)])) (?=\S)/u;
/** A mark opens before a letter and closes after one, at the edge of a word; so `a ** b` and `x__y__z` are text. */
export const MARKS =
  /(?<![\p{L}\p{N}`])`([^`\n]+)`(?![\p{L}\p{N}`])|(?<![\p{L}\p{N}*])\*\*(?=\S)([^\n]+?)(?<=[^\s*])\*\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])__(?=\S)([^\n]+?)(?<=[^\s_])__(?![\p{L}\p{N}_])/gu;

/** What of a message is read when it is shown: its text without the marks for form, an entry of a list behind «•». */
export function plainWords(text: string): string {
  const lines = text.split('\n');
  const plain: string[] = [];
  for (let n = 0; n < lines.length; n++) {
    const line = lines[n] ?? '';
    const end = FENCE.test(line) ? lines.findIndex((other, at) => at > n && FENCE.test(other)) : -1;
    if (end > n + 1) {
      plain.push(...lines.slice(n + 1, end));
      n = end;
      continue;
    }
    const item = ITEM.exec(line);
    plain.push(item ? `${item[2] ?? '•'} ${withoutMarks(line.slice(item[0].length))}` : withoutMarks(line));
  }
  return plain.join('\n');
}

function withoutMarks(line: string): string {
  return line.replaceAll(MARKS, (whole, code?: string, bold?: string, italic?: string) => {
    const inner = bold ?? italic;
    return code ?? (inner === undefined ? whole : withoutMarks(inner));
  });
}
