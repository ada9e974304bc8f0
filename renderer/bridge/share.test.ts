import { describe, expect, it } from 'vitest';
import { share } from './share.ts';

const row = (id: string, text: string) => ({ id, text, author: { id: 'a', roles: ['pupil'] } });

describe('share', () => {
  it('keeps the previous value when nothing changed', () => {
    const previous = { rows: [row('1', 'a'), row('2', 'b')], hasEarlier: false };
    expect(share(previous, structuredClone(previous))).toBe(previous);
  });

  it('keeps unchanged rows when one is added', () => {
    const previous = { rows: [row('1', 'a'), row('2', 'b')] };
    const next = share(previous, { rows: [row('1', 'a'), row('2', 'b'), row('3', 'c')] });
    expect(next).not.toBe(previous);
    expect(next.rows[0]).toBe(previous.rows[0]);
    expect(next.rows[1]).toBe(previous.rows[1]);
    expect(next.rows).toHaveLength(3);
  });

  it('matches rows by id when earlier ones come in front', () => {
    const previous = [row('2', 'b'), row('3', 'c')];
    const next = share(previous, [row('1', 'a'), row('2', 'b'), row('3', 'c')]);
    expect(next[1]).toBe(previous[0]);
    expect(next[2]).toBe(previous[1]);
  });

  it('replaces a changed row and keeps its unchanged parts', () => {
    const previous = [row('1', 'a')];
    const next = share(previous, [row('1', 'other')]);
    expect(next[0]).not.toBe(previous[0]);
    expect(next[0]!.author).toBe(previous[0]!.author);
    expect(next[0]!.text).toBe('other');
  });

  it('notices a new order, a lost row and a lost field', () => {
    const previous = [row('1', 'a'), row('2', 'b')];
    expect(share(previous, [row('2', 'b'), row('1', 'a')]).map((item) => item.id)).toEqual(['2', '1']);
    expect(share(previous, [row('1', 'a')])).toHaveLength(1);
    expect(share<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  });

  it('takes an answer that begins or ends as undefined', () => {
    expect(share<object | undefined>(undefined, { id: '1' })).toEqual({ id: '1' });
    expect(share<object | undefined>({ id: '1' }, undefined)).toBeUndefined();
  });
});
