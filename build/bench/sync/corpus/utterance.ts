import type { Random } from '../../../demo-school/random.ts';
import { DENSE_PHRASES } from './dense-phrases.ts';
import { FREE_PHRASES } from './free-phrases.ts';
import { FREE_WORDS } from './free-words.ts';
import { rulesOf, Speaker } from './grammar.ts';
import { GROWN_UP_PHRASES } from './grown-up-phrases.ts';
import { capitalised, inHandOf } from './handwriting.ts';
import type { Author, Chat } from './people.ts';
import { PUPIL_PHRASES } from './pupil-phrases.ts';
import { STEMS } from './stems.ts';
import { VERB_RULES } from './verbs.ts';
import { WORDS } from './words.ts';

/** How unequally phrases and words are used; the figures of the corpus test were found with it. */
const SKEW = 1;
const SHARE_OF_SHORT_ANSWERS = 0.19;
const GRAMMAR = rulesOf(
  WORDS,
  STEMS,
  VERB_RULES,
  FREE_WORDS,
  FREE_PHRASES,
  DENSE_PHRASES,
  PUPIL_PHRASES,
  GROWN_UP_PHRASES,
);

/** Which rules sentences come from, by who speaks; one named twice is used twice as often. */
const PUPIL_BEGINS = ['ученик_вопрос', 'вопрос', 'вопрос', 'мысль', 'ученик_мысль'];
const PUPIL_ANSWERS = ['ученик', 'мысль', 'мысль', 'болтовня', 'болтовня', 'ученик_решение', 'вопрос'];
const PARENT_SAYS = ['родитель_вопрос', 'родитель_вопрос', 'мысль', 'мысль', 'вопрос'];
const TEACHER_SAYS = {
  pupils: ['задание', 'задание', 'учитель_список', 'учитель_список', 'клауза'],
  lesson: ['задание', 'задание', 'учитель_список', 'учитель_список', 'клауза'],
  parents: ['объявление', 'объявление', 'учитель_список', 'клауза'],
  staff: ['коллега', 'коллега', 'учитель_список', 'мысль', 'объявление'],
} as const satisfies Record<Chat['kind'], readonly string[]>;

/** Says messages in the voices of their authors. */
export class Talk {
  readonly #random: Random;
  readonly #speaker: Speaker;

  constructor(random: Random) {
    this.#random = random;
    this.#speaker = new Speaker(GRAMMAR, random, SKEW);
  }

  /** The next message of a conversation: `turn` 0 begins it. */
  say(author: Author, chat: Chat, turn: number): string {
    const plain = author.voice === 'pupil' ? this.#pupil(turn) : this.#grownUp(author, chat, turn);
    return inHandOf(author, plain, this.#random, () => this.#speaker.say('смайл'));
  }

  #pupil(turn: number): string {
    const random = this.#random;
    if (turn > 0 && random.isLucky(SHARE_OF_SHORT_ANSWERS)) return this.#speaker.say('коротко');
    const sentences = this.#sentences(turn === 0 ? PUPIL_BEGINS : PUPIL_ANSWERS, 3.55);
    return sentences.join(random.isLucky(0.5) ? ', ' : ' ').replaceAll('?,', '?');
  }

  #grownUp(author: Author, chat: Chat, turn: number): string {
    const random = this.#random;
    const isTeacher = author.voice === 'teacher';
    if (turn > 0 && random.isLucky(isTeacher ? 0.3 : 0.45)) return this.#speaker.say('взрослый_ответ');
    const told = this.#sentences(isTeacher ? TEACHER_SAYS[chat.kind] : PARENT_SAYS, isTeacher ? 3.2 : 2.4);
    const sentences = told.map((one) => (/[.!?…]$/u.test(one) ? capitalised(one) : `${capitalised(one)}.`));
    if (!random.isLucky(0.3)) return sentences.join(' ');
    const opening = this.#speaker.say(isTeacher ? 'начало' : 'начало_родителя');
    const [first = '', ...rest] = sentences;
    const begun = opening.endsWith(',') ? first.charAt(0).toLowerCase() + first.slice(1) : first;
    return [opening, begun, ...rest].join(' ');
  }

  /** One sentence most often, sometimes as many as `most`. */
  #sentences(rules: readonly string[], most: number): string[] {
    const count = 1 + Math.floor(this.#random.next() ** 1.3 * most);
    return Array.from({ length: count }, () => this.#speaker.say(this.#random.pick(rules)));
  }
}
