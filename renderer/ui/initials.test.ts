import { describe, expect, it } from 'vitest';
import { chatInitials, HUE_COUNT, hueOf, personInitials } from './initials.ts';

describe('initials', () => {
  it.each([
    ['Сорокина Галина Петровна', 'ГП'],
    ['Дарья Ковалёва', 'ДК'],
    ['Константинопольский Всеволод Вячеславович', 'ВВ'],
    ['Анна', 'АН'],
    ['', ''],
  ])('of the person %s are %s', (name, initials) => expect(personInitials(name)).toBe(initials));

  it.each([
    ['7Б, ученики', '7Б'],
    ['11А, родители', '11А'],
    ['Родители 7Б', 'Р7Б'],
    ['Алгебра, 7Б', 'АЛ'],
    ['Учительская', 'УЧ'],
    ['Кружок «Юный метеоролог»', 'КЮ'],
    ['Директор и заместители', 'ДИ'],
  ])('of the chat %s are %s', (title, initials) => expect(chatInitials(title)).toBe(initials));

  it('colour is steady and within the palette', () => {
    expect(hueOf('Дарья Ковалёва')).toBe(hueOf('Дарья Ковалёва'));
    const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`Человек ${index}`)));
    expect(Math.max(...hues)).toBeLessThan(HUE_COUNT);
    expect(hues.size).toBeGreaterThan(HUE_COUNT - 3);
  });
});
