import type { Translate } from './translator.ts';

const CLAUSE = /^(O|P|E|M)(?:-([^ ]+))?(?: ?¶([0-9-]+))?/;
/** «M-4 ¶10, ¶12»: what is left out is that of the one before. */
const PARAGRAPH = /^¶([0-9-]+)/;

/**
 * Clauses as people read them: `P-2.1(5), P-2.1(11)` as «Положение о платформе, п. 2.1(5), 2.1(11)». What is not
 * written in that way is left as it is.
 */
export function clauseWords(t: Translate, clauses: string): string {
  const said: { paper: string; points: string[] }[] = [];
  for (const clause of clauses.split(/, ?/)) {
    const last = said.at(-1);
    const [, paragraph] = PARAGRAPH.exec(clause) ?? [];
    if (paragraph !== undefined && last) {
      last.points.push(t('clause.paragraph', { number: paragraph.replace('-', '–') }));
      continue;
    }
    const [, letter, point, of] = CLAUSE.exec(clause) ?? [];
    const paper = paperOf(letter);
    if (paper === undefined) return clauses;
    const words = [
      ...(point === undefined ? [] : [point.replace('-', '–')]),
      ...(of === undefined ? [] : [t('clause.paragraph', { number: of.replace('-', '–') })]),
    ].join(', ');
    const name = t(paper);
    if (last?.paper === name) last.points.push(words);
    else said.push({ paper: name, points: [words] });
  }
  return said.map(({ paper, points }) => withPoints(t, paper, points)).join('; ');
}

function withPoints(t: Translate, paper: string, points: readonly string[]): string {
  const told = points.filter((point) => point !== '');
  return told.length === 0 ? paper : t('clause.points', { paper, points: told.join(', ') });
}

function paperOf(letter: string | undefined) {
  switch (letter) {
    case 'O':
      return 'clause.order';
    case 'P':
      return 'clause.use';
    case 'E':
      return 'clause.ethics';
    case 'M':
      return 'clause.recommendations';
    default:
      return undefined;
  }
}
