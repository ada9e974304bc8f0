import type { RosterProblem } from './problem.ts';
import { REASONS } from './reasons.ts';

const PLACE_WORDS = {
  ru: { line: 'строка', column: 'столбец' },
  en: { line: 'line', column: 'column' },
} as const;

/** One sentence for a person: «users.csv, строка 14, столбец role: неизвестная роль …». */
export function describeProblem(problem: RosterProblem, language: 'ru' | 'en'): string {
  const words = PLACE_WORDS[language];
  const place = [
    problem.file,
    problem.line > 0 ? `${words.line} ${problem.line}` : '',
    problem.column === '' ? '' : `${words.column} ${problem.column}`,
  ].filter((part) => part !== '');
  const sentence = fill(REASONS[problem.reason][language], problem);
  return place.length === 0 ? sentence : `${place.join(', ')}: ${sentence}`;
}

function fill(sentence: string, problem: RosterProblem): string {
  const parameters: Readonly<Record<string, string | number>> = {
    ...problem.details,
    value: problem.value ?? '',
    column: problem.column,
  };
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => String(parameters[name] ?? whole));
}
