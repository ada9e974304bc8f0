import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isTestCode, PROJECT, projectFiles } from './project-files.ts';

/** One row of docs/features.md. */
export interface FeatureRow {
  readonly id: string;
  readonly sentence: string;
  readonly shown: string;
  readonly state: string;
  /** Paths of the tests that prove it. */
  readonly tests: readonly string[];
}

/** Rows of every table whose first column holds an id. The last two columns are state and tests. */
export function featureRows(): readonly FeatureRow[] {
  return readFileSync(join(PROJECT, 'docs/features.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| *[FDG]-\d/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const [id = '', sentence = ''] = cells.slice(1);
      const [shown = '', state = '', tests = ''] = cells.slice(-4);
      return {
        id,
        sentence,
        shown,
        state,
        tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
      };
    });
}

/** Test files by the feature ids with which titles in them begin. */
export function testsByFeature(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path, text } of projectFiles()) {
    if (!isTestCode(path) || !/\.(test|spec)\.tsx?$/.test(path)) continue;
    for (const id of titlesIn(path, text).flatMap(leadingIds)) {
      found.set(id, (found.get(id) ?? new Set()).add(path));
    }
  }
  return found;
}

/** `F-121 two desktops …` begins with F-121; `F-011, F-013 a slip …` begins with both. */
export function leadingIds(title: string): string[] {
  const beginning = /^(?:[FDG]-\d+(?:,\s*)?)+/.exec(title)?.[0] ?? '';
  return beginning.match(/[FDG]-\d+/g) ?? [];
}

/** The titles of tests and groups of tests in a file. */
export function titlesIn(path: string, text: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTestFunction(node.expression)) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
      else if (title && ts.isTemplateExpression(title)) titles.push(title.head.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return titles;
}

/** `test(…)`, `describe(…)`, and what hangs on them: `test.each(…)(…)`, `test.describe(…)`. */
function isTestFunction(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return ['test', 'it', 'describe'].includes(node.text);
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))
    return isTestFunction(node.expression);
  return false;
}

export function isTestFile(path: string): boolean {
  return existsSync(join(PROJECT, path));
}
