import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const PROJECT = join(import.meta.dirname, '../..');

/** A file of the project: its path from the root with forward slashes, and its text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const TEXT_FILE =
  /(^|\/)(LICENSE|run|\.npmrc|\.gitignore|\.prettierignore)$|\.(ts|tsx|mjs|cjs|js|json|md|css|html|yml|yaml|csv|svg|build|txt|h)$/;

/**
 * Every text file that belongs to the project: what is in its folder, without what `.gitignore` leaves out.
 * Git itself is not asked, so that this also works on an unpacked copy of the source.
 */
export function projectFiles(): readonly ProjectFile[] {
  return pathsIn(PROJECT, ignoredNames())
    .filter((path) => TEXT_FILE.test(path))
    .map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));
}

/** Source files (TypeScript) below some of the top folders. */
export function sourceFiles(...folders: readonly string[]): readonly ProjectFile[] {
  return projectFiles().filter(
    ({ path }) => /\.tsx?$/.test(path) && folders.some((folder) => path.startsWith(`${folder}/`)),
  );
}

/** Tests and what only tests use, by the same names as in the table of walls. */
export function isTestCode(path: string): boolean {
  return (
    /\.(test|spec)\.tsx?$|(^|\/)testing\/|(^|\/)test-[a-z-]+\.ts$/.test(path) || path.startsWith('tests/')
  );
}

/** `.gitignore` here holds names of folders and one ending; anything else would need a real matcher. */
function ignoredNames(): { readonly folders: ReadonlySet<string>; readonly endings: readonly string[] } {
  const lines = readFileSync(join(PROJECT, '.gitignore'), 'utf8').split('\n').filter(Boolean);
  const odd = lines.filter((line) => !/^[\w.-]+\/$|^\*\.\w+$/.test(line));
  if (odd.length > 0) throw new Error(`this reader of .gitignore does not know: ${odd.join(', ')}`);
  return {
    folders: new Set([
      '.git',
      ...lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1)),
    ]),
    endings: lines.filter((line) => line.startsWith('*')).map((line) => line.slice(1)),
  };
}

function pathsIn(folder: string, ignored: ReturnType<typeof ignoredNames>): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ignored.folders.has(entry.name) ? [] : pathsIn(path, ignored);
    if (!entry.isFile() || ignored.endings.some((ending) => entry.name.endsWith(ending))) return [];
    return [relative(PROJECT, path).split(sep).join('/')];
  });
}
