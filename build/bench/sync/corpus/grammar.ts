import type { Random } from '../../../demo-school/random.ts';

export type Rules = ReadonlyMap<string, readonly string[]>;

/**
 * Reads rules of a grammar: `# name` opens a rule, each further line is one of its alternatives. In an
 * alternative `{name}` stands for another rule, `{3-40}` for a number, and `[a|b|]` for one of the choices.
 * Throws for a line outside any rule.
 */
export function rulesOf(...texts: readonly string[]): Rules {
  const rules = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of texts.flatMap((text) => text.split('\n')).map((one) => one.trim())) {
    if (line === '') continue;
    if (line.startsWith('# ')) {
      current = rules.get(line.slice(2)) ?? [];
      rules.set(line.slice(2), current);
    } else if (current) current.push(line);
    else throw new Error(`A line of the grammar stands before any rule: ${line}`);
  }
  return rules;
}

/** Lists that stand in one line each, words apart by commas. */
export function wordRule(name: string, words: string): string {
  const entries = words.split(',').map((word) => word.trim());
  return `# ${name}\n${entries.filter((word) => word !== '').join('\n')}`;
}

/**
 * Says a rule by chance. `skew` is how much earlier alternatives are preferred: 1 is not at all; people
 * repeat themselves, so what is said here does too. Throws when the grammar names a rule that it lacks.
 */
export class Speaker {
  readonly #rules: Rules;
  readonly #random: Random;
  readonly #skew: number;

  constructor(rules: Rules, random: Random, skew: number) {
    this.#rules = rules;
    this.#random = random;
    this.#skew = skew;
  }

  say(rule: string): string {
    return this.#expand(this.#pick(this.#alternatives(rule)));
  }

  #alternatives(rule: string): readonly string[] {
    const alternatives = this.#rules.get(rule);
    if (!alternatives) throw new Error(`The grammar has no rule "${rule}".`);
    return alternatives;
  }

  #expand(template: string): string {
    return template
      .replaceAll(/\[([^\]]*)\]/gu, (_, choices: string) => this.#random.pick(choices.split('|')))
      .replaceAll(/\{([^}]*)\}/gu, (_, name: string) => {
        const range = /^(\d+)-(\d+)$/u.exec(name);
        return range ? this.#number(range[1] ?? '', range[2] ?? '') : this.say(name);
      })
      .replaceAll(/ {2,}/gu, ' ')
      .trim();
  }

  /** A number of a range as long as its first one is written, so that `05-55` gives minutes of a clock. */
  #number(from: string, to: string): string {
    const value = Number(from) + Math.floor(this.#random.next() * (Number(to) - Number(from) + 1));
    return String(value).padStart(from.length, '0');
  }

  #pick(items: readonly string[]): string {
    const item = items[Math.floor(items.length * this.#random.next() ** this.#skew)];
    if (item === undefined) throw new Error('A rule of the grammar is empty.');
    return item;
  }
}
