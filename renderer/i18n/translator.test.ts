import { describe, expect, it } from 'vitest';
import { createTranslate } from './translator.ts';

const ru = createTranslate('ru');
const en = createTranslate('en');

describe('translate', () => {
  it.each([
    [1, '1 ученик'],
    [2, '2 ученика'],
    [5, '5 учеников'],
    [11, '11 учеников'],
    [21, '21 ученик'],
    [26, '26 учеников'],
  ])('says %i pupils with the right plural', (count, text) => {
    expect(ru('chat.pupils', { count })).toBe(text);
  });

  it('puts narrow spaces into large numbers', () => {
    expect(ru('connection.progress', { done: 312, total: 1840, size: '0,4 МБ' })).toBe(
      '312 из 1\u202f840 сообщений, 0,4 МБ',
    );
    expect(ru('choose.count', { count: 12_345 })).toBe('12\u202f345 человек');
  });

  it('agrees with what it counts', () => {
    expect(ru('connection.waiting', { count: 1 })).toBe('1 ваше сообщение ждёт');
    expect(ru('connection.waiting', { count: 3 })).toBe('3 ваших сообщения ждут');
    expect(ru('connection.progress', { done: 1, total: 21, size: '1 КБ' })).toBe('1 из 21 сообщения, 1 КБ');
    expect(en('chats.unread', { count: 1 })).toBe('1 unread message');
    expect(en('chats.unread', { count: 4 })).toBe('4 unread messages');
  });

  it('chooses by a word', () => {
    expect(ru('connection.clock', { direction: 'behind', span: '1 час' })).toContain('отстают на 1 час.');
    expect(ru('connection.clock', { direction: 'ahead', span: '1 час' })).toContain('спешат на 1 час.');
  });

  it('leaves signs in names alone', () => {
    expect(ru('people.added', { name: '<b>{x}' })).toBe('Человек добавлен: <b>{x}');
  });
});
