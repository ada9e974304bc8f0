/** How many of ninja's steps are done. */
export interface NinjaProgress {
  done: number;
  total: number;
}

/**
 * Reads ninja's `[done/total]` line starts from its output, however the output was cut into pieces.
 * @returns a function that takes the next piece and returns the newest state in it, or undefined
 */
export function createNinjaProgressReader(): (text: string) => NinjaProgress | undefined {
  let unfinishedLine = '';
  return (text) => {
    const lines = (unfinishedLine + text).split(/[\r\n]/);
    unfinishedLine = lines.pop() ?? '';
    let newest: NinjaProgress | undefined;
    for (const line of lines) newest = parseNinjaLine(line) ?? newest;
    return newest;
  };
}

/** @returns undefined for a line that is not a step, such as a compiler's warning */
export function parseNinjaLine(line: string): NinjaProgress | undefined {
  const match = /^\[(\d+)\/(\d+)\] /.exec(line);
  if (!match) return undefined;
  const done = Number(match[1]);
  const total = Number(match[2]);
  return total > 0 && done <= total ? { done, total } : undefined;
}
