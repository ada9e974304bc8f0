import { encodeNumber } from '../../../shared/ids/base32.ts';
import { makeStamp } from '../../../shared/ids/id.ts';
import type { AcceptedDocument } from '../../../shared/schema/envelope.ts';
import { orderOf } from '../../../shared/schema/order.ts';
import { scopeOf } from '../../../shared/schema/scope.ts';

const CHATS = 60;
const AUTHORS = 200;
const HUB = 'hub000000001';
const EPOCH = 'epoch001';
const FIRST_AT = Date.UTC(2025, 8, 1, 8);
const MEAN_GAP_MS = 90_000;
const WORDS = (
  'завтра сегодня урок домашнее задание по математике русскому физике химии истории кто что где когда почему ' +
  'принесите тетради форму дневник учебник не забудьте в девять классе столовой спортзале собрание родителей ' +
  'контрольная проверочная ответы номер страница параграф до после перед вместе пожалуйста спасибо хорошо да нет ' +
  'можно нельзя придёт заболел опоздал сделал решил написал прочитал экскурсия театр музей автобус расписание'
).split(' ');

/** The same messages for the same count: in 60 chats by 200 authors, of about 65 letters, in the order of their time. */
export function makeMessages(count: number): AcceptedDocument[] {
  const random = seededRandom(1);
  const pick = (bound: number) => Math.floor(random() * bound);
  let at = FIRST_AT;
  return Array.from({ length: count }, (_, n) => {
    at += Math.floor(-Math.log(1 - random()) * MEAN_GAP_MS);
    const author = pick(AUTHORS);
    const chat = `c${encodeNumber(Math.min(pick(CHATS), pick(CHATS)), 12)}`;
    const stamp = makeStamp({ ms: at - pick(5000), counter: n % 1000, device: encodeNumber(author + 1, 12) });
    const acceptance = { hub: HUB, epoch: EPOCH, seq: n + 1, at };
    return {
      id: stamp,
      kind: 'message',
      scope: scopeOf.chat(chat),
      parent: chat,
      by: `i${encodeNumber(author, 12)}`,
      stamp,
      gone: false,
      body: { text: sentence(pick) },
      ...acceptance,
      order: orderOf(acceptance),
    };
  });
}

function sentence(pick: (bound: number) => number): string {
  const words = Array.from({ length: 3 + pick(13) }, () => WORDS[pick(WORDS.length)] ?? '');
  return words.join(' ');
}

/** Mulberry32: small, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
