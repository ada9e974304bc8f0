import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { ru } from './ru.ts';

export type Language = 'ru' | 'en';
type Texts = typeof ru;
export type MessageKey = keyof Texts;

type Letter =
  | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm'
  | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z'; // prettier-ignore

type UpTo<S extends string, Stop extends string> = S extends `${infer Head}${Stop}${string}` ? Head : S;
type Named<S extends string> = S extends `${Letter}${string}` ? S : never;

/** The names of the arguments of an ICU message: what follows an opening brace and begins with a Latin letter. */
export type ArgumentsOf<S extends string> = S extends `${string}{${infer Rest}`
  ? Named<UpTo<UpTo<Rest, ','>, '}'>> | ArgumentsOf<Rest>
  : never;

type Values<K extends MessageKey> = Readonly<Record<ArgumentsOf<Texts[K]>, string | number>>;
type Rest<K extends MessageKey> = [ArgumentsOf<Texts[K]>] extends [never] ? [] : [values: Values<K>];

/** Says a message of the catalogue in the chosen language. */
export type Translate = <K extends MessageKey>(key: K, ...rest: Rest<K>) => string;

const CATALOGUES: Record<Language, Record<MessageKey, string>> = { ru, en };

/** The group separator of numbers is a narrow no-break space, whatever the locale data say. */
export function thinSpaces(text: string): string {
  return text.replaceAll(/(?<=\d)[\u00a0\u2009](?=\d)/g, '\u202f');
}

export function createTranslate(language: Language): Translate {
  const texts = CATALOGUES[language];
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  return (key, ...[values]) => {
    const text = texts[key];
    if (values === undefined) return text;
    let format = compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    const said: unknown = format.format(values);
    return thinSpaces(String(said));
  };
}
