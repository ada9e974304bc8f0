import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isTestCode, PROJECT, projectFiles, sourceFiles } from './project-files.ts';

const MOST_LINES = 400;
const all = projectFiles();
const sources = sourceFiles('shared', 'renderer', 'electron', 'server', 'build', 'tests');
/** The files that hold the rules name what they forbid. */
const withoutRules = sources.filter(({ path }) => !path.startsWith('tests/architecture/'));

function linesWith(files: typeof all, pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('every source file', () => {
  test('is short enough to be read', () => {
    const code = all.filter(({ path }) => /\.(ts|tsx|mjs|css|html)$/.test(path));
    const long = code.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    expect(long.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
  });

  test('switches a rule off only with a sentence of reason', () => {
    // The reason follows ` -- ` or stands as a comment in the line before; it is several words and a full stop.
    const silent = withoutRules.flatMap(({ path, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, index) => {
        if (!line.includes('eslint-disable')) return [];
        const hasReason =
          / -- \S+ \S+ .*\./.test(line) || /^\s*\/\/ \S+ \S+ .*\.$/.test(lines[index - 1] ?? '');
        return hasReason ? [] : [`${path}:${index + 1}: ${line.trim()}`];
      });
    });
    expect(silent).toEqual([]);
  });

  test('silences no type error', () => {
    expect(linesWith(withoutRules, /@ts-(ignore|nocheck|expect-error)/)).toEqual([]);
  });

  test('leaves nothing for later', () => {
    expect(linesWith(withoutRules, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  test('is named in small letters with dashes, components with capitals', () => {
    const name = /(^|\/)([a-z0-9]+(-[a-z0-9]+)*)(\.(media|property))?(\.(test|spec|config|d))?\.ts$/;
    const component = /(^|\/)([A-Z][a-zA-Z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)(\.test)?\.tsx$/;
    expect(
      sources.map(({ path }) => path).filter((path) => !name.test(path) && !component.test(path)),
    ).toEqual([]);
  });

  test('says in its name what it is about', () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common|index)\.tsx?$/;
    const paths = sources.map(({ path }) => path).filter((path) => vague.test(path));
    // The one folder that is used like a package of its own has an entry by that name.
    expect(paths.filter((path) => path !== 'electron/replica/sqlcipher-storage/index.ts')).toEqual([]);
  });
});

describe('tests', () => {
  const tests = withoutRules.filter(({ path }) => isTestCode(path));

  test('are never skipped, never alone, never repeated until they pass', () => {
    expect(tests.length).toBeGreaterThan(20);
    expect(
      linesWith(tests, /\b(test|it|describe)(\.\w+)*\.(skip|only|todo|fails|fixme|skipIf|runIf)\b/),
    ).toEqual([]);
    expect(linesWith(tests, /\b(xit|xtest|xdescribe|fit|fdescribe)\s*\(|\bretr(y|ies)\s*:\s*[1-9]/)).toEqual(
      [],
    );
  });

  test('that belong to a file stand beside it', () => {
    const paths = new Set(sources.map(({ path }) => path));
    const strays = [...paths].filter((path) => {
      const plain = /^(shared|renderer|electron|server|build)\/(.*)\.test\.(tsx?)$/.exec(path);
      return plain && path.includes('/tests/');
    });
    expect(strays).toEqual([]);
  });
});

describe('nothing in the project', () => {
  test('names a package registry or a mirror', () => {
    const host = /\bregistry\.[\w-]+\.\w+|"resolved"\s*:|\b(deb|security|archive)\.[\w-]+\.(org|com)\b/;
    expect(
      linesWith(
        all.filter(({ path }) => !path.startsWith('tests/architecture/')),
        host,
      ),
    ).toEqual([]);
  });

  test("names a folder of somebody's computer", () => {
    const outsideTests = all.filter(({ path }) => !isTestCode(path));
    expect(linesWith(outsideTests, /(?<![\w.~-])(\/home\/[a-z]|\/Users\/[A-Za-z]|[A-Z]:\\+Users\\)/)).toEqual(
      [],
    );
    for (const here of [PROJECT, homedir()].filter((path) => path.length > 1)) {
      const escaped = here.replace(/\W/g, '\\$&');
      expect(linesWith(outsideTests, new RegExp(`(?<![\\w.~-])${escaped}(?![\\w-])`))).toEqual([]);
    }
  });
});
