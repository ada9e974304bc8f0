import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { APP_ERRORS } from '../../shared/errors/app-error.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { PROJECT, projectFiles } from './project-files.ts';

const documents = projectFiles().filter(({ path }) => path.endsWith('.md'));
const textOf = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const { scripts } = parserOf(
  'package.json',
  Type.Object({ scripts: Type.Record(Type.String(), Type.String()) }),
)(JSON.parse(textOf('package.json')));

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

/** The name under which a heading can be linked to, as Git hosts make it. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function headingsOf(text: string): string[] {
  return text
    .replace(/```[\s\S]*?```/g, '')
    .split('\n')
    .filter((line) => /^#{1,6} /.test(line));
}

/** Why a link of a document leads nowhere; undefined when it leads somewhere, or out of the project. */
function faultOfLink(path: string, target: string): string | undefined {
  if (/^(https?|mailto):/.test(target)) return undefined;
  const [file = '', anchor] = target.split('#');
  const linked = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)));
  if (linked.startsWith('..') || !existsSync(join(PROJECT, linked))) return `${path}: there is no ${target}`;
  if (anchor === undefined) return undefined;
  const anchors = headingsOf(textOf(linked)).map((heading) => anchorOf(heading.replace(/^#+ /, '')));
  return anchors.includes(decodeURIComponent(anchor)) ? undefined : `${path}: ${target} has no such heading`;
}

function commandsIn(text: string): string[] {
  const found = text.match(/\bnpm (?:ci|start|test|run [a-z0-9:]+)\b/g) ?? [];
  return [...new Set(found)].sort();
}

describe('the documents', () => {
  test('that a newcomer and a maintainer look for are there', () => {
    const paths = new Set(documents.map(({ path }) => path));
    const wanted = ['README.md', 'README.ru.md', 'CONTRIBUTING.md', 'shared/protocol/SPEC.md'];
    const more = ['architecture', 'features', 'gotchas', 'security'].map((name) => `docs/${name}.md`);
    expect([...wanted, ...more].filter((path) => !paths.has(path))).toEqual([]);
    expect(existsSync(join(PROJECT, 'LICENSE'))).toBe(true);
  });

  test('have links that lead somewhere', () => {
    const faults = documents.flatMap(({ path, text }) =>
      [...withoutCode(text).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, target = '']) =>
        faultOfLink(path, target),
      ),
    );
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  test('name only commands that exist', () => {
    const unknown = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\bnpm (start|test|run ([a-z][a-z0-9:]*))\b/g)]
        .map(([, word = '', script]) => script ?? word)
        .filter((script) => scripts[script] === undefined)
        .map((script) => `${path}: npm run ${script}`),
    );
    expect(unknown).toEqual([]);
  });

  test('name only source files that exist', () => {
    const missing = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:electron|renderer|shared|server|build|tests|resources|docs)\/[\w./-]+\.\w+)`/g)]
        .map(([, named = '']) => named)
        .filter((named) => !existsSync(join(PROJECT, named)))
        .map((named) => `${path}: ${named}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the two READMEs', () => {
  const english = textOf('README.md');
  const russian = textOf('README.ru.md');

  test('have the same chapters', () => {
    const levels = (text: string) => headingsOf(text).map((heading) => heading.indexOf(' '));
    expect(levels(russian)).toEqual(levels(english));
  });

  test('name the same commands', () => {
    expect(commandsIn(russian)).toEqual(commandsIn(english));
  });

  test('explain the same error codes, all of which exist', () => {
    const codesIn = (text: string) => [...text.matchAll(/^\| `([a-zA-Z]+)`/gm)].map(([, code = '']) => code);
    expect(codesIn(english).length).toBeGreaterThan(5);
    expect(codesIn(russian)).toEqual(codesIn(english));
    expect(codesIn(english).filter((code) => !APP_ERRORS.some((known) => known === code))).toEqual([]);
  });
});

describe('decisions', () => {
  const names = readdirSync(join(PROJECT, 'docs/adr')).sort();

  test('are numbered without gaps', () => {
    const numbers = names.map((name) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]);
    expect(numbers).toEqual(names.map((_name, index) => String(index + 1).padStart(4, '0')));
  });

  test.each(names)('%s says what was decided, why, and what follows', (name) => {
    const chapters = headingsOf(textOf(`docs/adr/${name}`)).map((heading) => heading.replace(/^#+ /, ''));
    expect(chapters.slice(1)).toEqual(['Situation', 'Decision', 'Consequences']);
  });
});
