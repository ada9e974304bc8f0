import { expect, test } from 'vitest';
import { mainTexts } from './texts.ts';

const messages = (count: number) => ({ count, messageCount: count });

test('what is unsent is counted as people do, and said to be kept', () => {
  const { unsent } = mainTexts('ru');
  expect(unsent.message(messages(1))).toBe('1 сообщение ещё не отправлено');
  expect(unsent.message(messages(3))).toBe('3 сообщения ещё не отправлены');
  expect(unsent.message(messages(11))).toBe('11 сообщений ещё не отправлено');
  expect(unsent.message(messages(21))).toBe('21 сообщение ещё не отправлено');
  expect(unsent.message({ count: 2, messageCount: 1 })).toBe('2 записи ещё не отправлены');
  expect(unsent.detail(3, 'quit')).toBe(
    'Они сохранены на этом компьютере и уйдут, когда приложение откроют снова.',
  );
  expect(unsent.detail(1, 'leave')).toBe('Это сохранено на этом компьютере и уйдёт, когда вы войдёте снова.');
});

test('in English, too', () => {
  const { unsent } = mainTexts('en');
  expect(unsent.message(messages(1))).toBe('1 message has not been sent yet');
  expect(unsent.message({ count: 2, messageCount: 0 })).toBe('2 entries have not been sent yet');
  expect(unsent.detail(2, 'quit')).toContain('will go when the application is opened again.');
});
