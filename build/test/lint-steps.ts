/** One static check: a name for the summary, a program of node_modules, its arguments. */
export interface LintStep {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

const codeFolders = ['electron', 'renderer', 'shared', 'server', 'build', 'tests'];

/** In the order in which they are begun: two run at a time, and ESLint takes about as long as the rest together. */
export const lintSteps: readonly LintStep[] = [
  { name: 'eslint', script: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  { name: 'types', script: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of shared/', script: 'typescript/bin/tsc', args: ['-p', 'shared/tsconfig.json'] },
  { name: 'types of renderer/', script: 'typescript/bin/tsc', args: ['-p', 'renderer/tsconfig.json'] },
  { name: 'format', script: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'layers', script: 'dependency-cruiser/bin/dependency-cruiser.mjs', args: codeFolders },
  { name: 'unused code', script: 'knip/bin/knip.js', args: [] },
];
