import { Random } from '../../demo-school/random.ts';
import { makeAuthors, makeChats } from './corpus/people.ts';
import { beginningOf, pauseMs } from './corpus/rhythm.ts';
import { Talk } from './corpus/utterance.ts';

export interface CorpusMessage {
  /** The chat's title. */
  readonly chat: string;
  /** The author's name: family name, given name, patronymic. */
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly text: string;
}

const CORPUS_SEED = 20250901;
const CORPUS_MESSAGES = 10_000;

/**
 * What a school with 60 chats and 200 authors writes in one year, in the order of time, the same for the
 * same seed on every computer. Lengths and entropy are part of the promise: see `corpus-figures.ts`, by
 * which `corpus.test.ts` checks mean, 90th percentile and bytes under zstd.
 */
export function makeCorpus(seed = CORPUS_SEED, count = CORPUS_MESSAGES): readonly CorpusMessage[] {
  const random = new Random(seed);
  const authors = makeAuthors(random);
  const chats = makeChats(random, authors);
  const talk = new Talk(random);
  const unheard = { chats: new Set(chats), authors: new Set(authors) };
  const messages: CorpusMessage[] = [];
  while (messages.length < count) {
    // Everybody and every chat is heard at least once, however seldom they are by nature.
    const [silent] = messages.length > count / 2 ? unheard.authors : [];
    const [empty] = messages.length > count / 2 ? unheard.chats : [];
    const chat =
      empty ?? chats.find((one) => silent && one.members.includes(silent)) ?? random.pickWeighted(chats);
    const length = 1 + Math.floor(-7 * Math.log(1 - random.next()));
    let time = beginningOf(random);
    let speakers = Array.from({ length: 5 }, () => random.pickWeighted(chat.members));
    if (silent && chat.members.includes(silent)) speakers = [silent];
    for (let turn = 0; turn < length && messages.length < count; turn++) {
      const author = random.pick(speakers);
      messages.push({
        chat: chat.title,
        author: author.name,
        time,
        text: talk.say(author, chat, turn),
      });
      unheard.authors.delete(author);
      time += pauseMs(random);
    }
    unheard.chats.delete(chat);
  }
  return messages.sort((one, other) => one.time - other.time);
}
