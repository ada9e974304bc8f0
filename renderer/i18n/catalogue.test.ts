import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { APP_ERRORS } from '../../shared/errors/app-error.ts';
import { ROLES } from '../../shared/schema/person.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

type Node = { type: number; value?: unknown; options?: Record<string, { value: Node[] }> };

/** Names of the arguments of a message; type 0 is plain text and 7 the number sign of a plural. */
function argumentsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.type !== 0 && node.type !== 7 ? [String(node.value)] : []),
    ...Object.values(node.options ?? {}).flatMap((option) => argumentsOf(option.value)),
  ]);
}

function argumentSet(text: string, language: string): string[] {
  const ast = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst() as Node[];
  return [...new Set(argumentsOf(ast))].sort();
}

/** The plural forms each plural argument of a Russian message names. */
function pluralForms(nodes: readonly Node[]): string[][] {
  return nodes.flatMap((node) => [
    ...(node.type === 6 ? [Object.keys(node.options ?? {})] : []),
    ...Object.values(node.options ?? {}).flatMap((option) => pluralForms(option.value)),
  ]);
}

describe('catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ru).sort());
  });

  it.each(Object.keys(ru) as (keyof typeof ru)[])('%s has the same arguments in both languages', (key) => {
    expect(argumentSet(en[key], 'en')).toEqual(argumentSet(ru[key], 'ru'));
  });

  it('use only plural forms that the languages have', () => {
    for (const text of Object.values(ru)) {
      const ast = new IntlMessageFormat(text, 'ru', undefined, { ignoreTag: true }).getAst() as Node[];
      for (const forms of pluralForms(ast)) {
        expect(forms).toContain('other');
        for (const form of forms) expect(['one', 'few', 'many', 'other']).toContain(form);
      }
    }
  });

  it('have a sentence for every error and a word for every role', () => {
    for (const code of APP_ERRORS) {
      expect(ru[`error.${code}`]).toMatch(/\.$/u);
      expect(en[`error.${code}`]).toMatch(/\.$/);
    }
    for (const role of ROLES) expect(ru[`role.${role}`] + en[`role.${role}`]).not.toBe('');
  });

  it('raise no voice: no exclamation marks, no long dashes', () => {
    for (const [key, text] of [...Object.entries(ru), ...Object.entries(en)]) {
      expect(text, key).not.toMatch(/[!—]/);
    }
  });
});
