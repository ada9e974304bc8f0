/** A part of a help text. */
export type TextBlock =
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'list' | 'steps'; readonly items: readonly string[] };

const POINT = /^- /;
const STEP = /^\d+\. /;

/** A help text of the catalogue in blocks: each line a paragraph, lines with «- » a list, with «1. » steps. */
export function blocksOf(text: string): readonly TextBlock[] {
  const blocks: ({ is: 'paragraph'; text: string } | { is: 'list' | 'steps'; items: string[] })[] = [];
  for (const line of text.split('\n')) {
    const is = POINT.test(line) ? 'list' : STEP.test(line) ? 'steps' : 'paragraph';
    if (is === 'paragraph') {
      if (line !== '') blocks.push({ is, text: line });
      continue;
    }
    const item = line.replace(is === 'list' ? POINT : STEP, '');
    const last = blocks.at(-1);
    if (last?.is === is) last.items.push(item);
    else blocks.push({ is, items: [item] });
  }
  return blocks;
}
