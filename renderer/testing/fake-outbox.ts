import type { MessageRow, OutboxRow } from '../../shared/replica/views.ts';
import { message, newId } from './fake-chats.ts';
import { ANNA } from './fake-people.ts';

const DAY_MS = 86_400_000;
const GONE = { about: '', chat: 'c.gone', chatTitle: '', state: 'aside', refusal: undefined } as const;

/** What a chat that is gone has left behind. */
export function asideRows(now: number): OutboxRow[] {
  return [
    {
      ...GONE,
      id: newId(),
      act: 'message',
      action: '',
      text: 'Ребята, на экскурсию берём паспорт или свидетельство о рождении и 300 рублей на дорогу.',
      writtenAt: now - 92 * DAY_MS,
    },
    { ...GONE, id: newId(), act: 'lessonEnd', action: '', text: '6Б, ученики', writtenAt: now - 92 * DAY_MS },
    { ...GONE, id: `draft ${GONE.chat}`, act: 'draft', action: '', text: 'А ещё не забудьте', writtenAt: 0 },
  ];
}

export function waitingMessages(count: number, now: number): MessageRow[] {
  return Array.from({ length: count }, (_, index) =>
    message(
      ANNA,
      `Задача ${index + 1} к среде.${index % 7 === 0 ? '\nРешение в тетради, чертёж обязателен.' : ''}`,
      now - (count - index) * 1000,
      {
        state: 'written',
      },
    ),
  );
}
