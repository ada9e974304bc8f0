import type { SearchWish } from '../../../shared/replica/searching/search-views.ts';
import type { AuthorPart } from '../../../shared/schema/envelope.ts';
import { isOfKind } from '../../../shared/schema/kinds.ts';

/** Words of the messages, mostly in another form than theirs, then half typed ones, then what hardly is there. */
const TYPED = [
  'контрольная ',
  'контрольной ',
  'экскурсии ',
  'тетрадь ',
  'родителям ',
  'домашних заданий ',
  'учебника страницу ',
  'собрание родителей в столовой ',
  'театр музей автобус ',
  '"домашнее задание" ',
  '"не забудьте" ',
  'ко',
  'кон',
  'контр',
  'тетр',
  'род',
  'распис',
  'математ',
  'урок физ',
  'спортзал завтр',
  'жаворонок ',
  'перекрёсток ',
  'ъъъ',
  'экзаменационные билеты ',
];

/** What people ask: everywhere, in a chat, of a person, of a month, by likeness. */
export function questions(chats: readonly string[], people: readonly string[], from: number): SearchWish[] {
  const plain = { chat: '', person: '', from: 0, to: 0, group: 'all', sort: 'newest', after: 0 } as const;
  return TYPED.flatMap((text, n) => [
    { ...plain, text },
    { ...plain, text, chat: chats[n % chats.length] ?? '' },
    { ...plain, text, person: people[n % people.length] ?? '' },
    { ...plain, text, from, to: from + 30 * 86_400_000 },
    { ...plain, text, sort: 'best' as const },
  ]);
}

/** The words of a question, as a scan of texts is asked for them. */
export function scannedWords({ text }: SearchWish): string[] {
  return text.replaceAll('"', '').trim().split(' ');
}

export function messageText(message: AuthorPart): string {
  return isOfKind(message, 'message') ? message.body.text : '';
}
