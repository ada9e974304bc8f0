import type { Random } from '../../../demo-school/random.ts';
import type { Author } from './people.ts';

const COMMON_LETTERS = [...'оаеинтрсвлкмдпуяыьгзбч'];
const SPELLINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<!\p{L})что(?!\p{L})/gu, ['чё', 'шо', 'што', 'что']],
  [/(?<!\p{L})сейчас(?!\p{L})/gu, ['щас', 'ща', 'счас', 'сейчас']],
  [/(?<!\p{L})пожалуйста(?!\p{L})/gu, ['пж', 'плиз', 'пожалста', 'пжлст']],
  [/(?<!\p{L})вообще(?!\p{L})/gu, ['ваще', 'вобще', 'вообще']],
  [/(?<!\p{L})завтра(?!\p{L})/gu, ['завтр', 'завтра', 'завтрааа']],
  [/ё/gu, ['е', 'ё', 'е']],
  [/ться/gu, ['тся', 'ца', 'ться']],
];

/**
 * Puts a plain sentence into an author's hand: small letters, missing full stops, colloquial spellings,
 * slips of the finger, drawn-out vowels and smiles, as often as this author is used to.
 */
export function inHandOf(author: Author, plain: string, random: Random, smile: () => string): string {
  const isCareless = random.isLucky(author.carelessness);
  let text = isCareless ? plain.replace(/[.!]$/u, '') : capitalised(plain);
  if (isCareless && author.voice === 'pupil') {
    text = text.toLowerCase();
    for (const [usual, others] of SPELLINGS) text = text.replaceAll(usual, () => random.pick(others));
  }
  text = slipped(text, author.typos, random);
  if (isCareless && random.isLucky(0.12)) text = drawnOut(text, random);
  if (random.isLucky(author.smiles)) {
    text += random.isLucky(0.6)
      ? random.pick([')', '))', ')))', '(', '((', '!!', '...', ' ахах'])
      : ` ${smile()}`;
  }
  return text;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A letter is missed, doubled, mistaken or changes places with the next, by chance at each letter. */
function slipped(text: string, chance: number, random: Random): string {
  const letters = [...text];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    if (!random.isLucky(chance) || !/\p{Ll}/u.test(letter)) continue;
    const next = letters[at + 1] ?? '';
    const slip = random.pick(['missed', 'doubled', 'mistaken', 'swapped']);
    if (slip === 'swapped' && /\p{L}/u.test(next)) letters.splice(at, 2, next, letter);
    else if (slip === 'mistaken') letters[at] = random.pick(COMMON_LETTERS);
    else letters[at] = slip === 'doubled' ? letter + letter : '';
  }
  return letters.join('');
}

function drawnOut(text: string, random: Random): string {
  const vowels = [...text.matchAll(/[аеиоуыэюя]/gu)];
  if (vowels.length === 0) return text;
  const { index, 0: vowel } = random.pick(vowels);
  return text.slice(0, index) + vowel.repeat(2 + Math.floor(random.next() * 5)) + text.slice(index + 1);
}
