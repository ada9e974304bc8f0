import { describe, expect, test } from 'vitest';
import { nearestSlipWords } from './nearest-slip-words.ts';
import { readSlipWords } from './read-slip-words.ts';

const words = ['самовар', 'молоко', 'озеро', 'енот', 'школа', 'юла', 'медведь'];
const [samovar, moloko, ozero, enot, shkola, yula, medved] = words;

describe('what a person types', () => {
  test.each([
    ['as printed', 'самовар молоко озеро енот школа юла медведь'],
    ['in capitals', 'САМОВАР Молоко ОЗЕРО енот ШКОЛА Юла МЕДВЕДЬ'],
    ['with ё for е', 'самовар молоко озёро ёнот школа юла мёдвёдь'],
    ['with dashes', 'самовар-молоко–озеро—енот - школа − юла‑медведь'],
    ['with commas and full stops', 'самовар, молоко,озеро; енот. школа / юла, медведь.'],
    ['numbered, in lines', '1. самовар\r\n2. молоко\n3) озеро\n4 енот\n5.школа\n6: юла\n7 — медведь\n'],
    ['cut to four letters', 'само моло озер енот школ юла медв'],
    ['cut somewhere', 'самова молок озеро енот школа юла медвед'],
    ['with Latin letters that look the same', 'caмoвap MOЛOKO oзepo eHOT шкoлa юлa мeдBeдь'],
    ['without spaces', 'самовармолокоозероенотшколаюламедведь'],
    ['with spaces where they fall', 'само вар мо локо озероенот шко ла ю ла мед ведь'],
    ['partly without spaces', 'само молокоозеро енот школ юламедведь'],
    ['with accents and invisible letters', 'самова\u0301р моло\u00adко о\u200bзеро енот школа юла медведь'],
    ['with letters in two parts', 'самовар молоко озе\u0308ро енот школа юла медведь'],
  ])('is read %s', (_, text) => {
    expect(readSlipWords(text)).toEqual({ words: [samovar, moloko, ozero, enot, shkola, yula, medved] });
  });
});

describe('what is wrong is said', () => {
  test('nothing was typed', () => {
    const nothing = { problem: 'count', count: 0, unknown: '', index: 0, suggestions: [] };
    expect(readSlipWords('')).toEqual(nothing);
    expect(readSlipWords(' 1. 2. — ')).toEqual(nothing);
  });

  test('a word is missing', () => {
    expect(readSlipWords('самовар молоко озеро енот школа юла')).toEqual({
      problem: 'count',
      count: 6,
      unknown: '',
      index: 6,
      suggestions: [],
    });
  });

  test('there is a word too many', () => {
    const reading = readSlipWords('самовар молоко озеро енот школа юла медведь медведь');
    expect(reading).toMatchObject({ problem: 'count', count: 8, index: 7 });
  });

  test('a word has a slip of the pen, and which is meant', () => {
    expect(readSlipWords('самовар молоко озеро енот школа юла медветь')).toMatchObject({
      problem: 'word',
      count: 7,
      unknown: 'медветь',
      index: 6,
      suggestions: expect.arrayContaining(['медведь']) as unknown,
    });
  });

  test('an unknown word comes before a wrong number of words', () => {
    expect(readSlipWords('самавар молоко')).toMatchObject({
      problem: 'word',
      count: 2,
      unknown: 'самавар',
      index: 0,
    });
  });

  test('the first of several unknown words is told', () => {
    expect(readSlipWords('самовар малако озира енот школа юла медведь')).toMatchObject({
      unknown: 'малако',
      index: 1,
    });
  });

  test('three letters are not enough where a word has more', () => {
    expect(readSlipWords('сам молоко озеро енот школа юла медведь')).toMatchObject({ unknown: 'сам' });
  });

  test('an ending that the list does not have is not swallowed', () => {
    const reading = readSlipWords('самовары молоко озеро енот школа юла медведь');
    expect(reading).toMatchObject({ unknown: 'самовары', suggestions: expect.anything() as unknown });
    expect(nearestSlipWords('самовары')[0]).toBe('самовар');
  });

  test('a word in Latin letters that look like nothing is unknown', () => {
    expect(readSlipWords('samovar молоко озеро енот школа юла медведь')).toMatchObject({
      problem: 'word',
      index: 0,
      suggestions: [],
    });
  });

  test('a very long word is told by its beginning', () => {
    const reading = readSlipWords('ъ'.repeat(5_000));
    expect(reading).toMatchObject({ problem: 'word', unknown: 'ъ'.repeat(24), suggestions: [] });
  });
});

describe('the nearest words', () => {
  test.each([
    ['медветь', 'медведь'],
    ['молако', 'молоко'],
    ['моолко', 'молоко'],
    ['оезро', 'озеро'],
    ['шкла', 'школа'],
    ['щкола', 'школа'],
    ['самв', 'самовар'],
  ])('of %s have %s among them', (typed, meant) => {
    expect(nearestSlipWords(typed)).toContain(meant);
  });

  test('are three at most, and none when nothing is near', () => {
    expect(nearestSlipWords('моло').length).toBeLessThanOrEqual(3);
    expect(nearestSlipWords('ъыъыъыъ')).toEqual([]);
    expect(nearestSlipWords('ъ')).toEqual([]);
  });
});
