import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../shared/replica/views.ts';
import { layOutOutbox } from './outbox-layout.ts';

function row(id: string, state: OutboxRow['state']): OutboxRow {
  return {
    id,
    act: 'message',
    action: '',
    about: '',
    chat: 'c1',
    chatTitle: '',
    text: id,
    writtenAt: 1,
    state,
    refusal: undefined,
  };
}

describe('layOutOutbox', () => {
  it('gathers the sections and titles each on its first line', () => {
    const rows = [
      row('a', 'aside'),
      row('b', 'written'),
      row('c', 'refused'),
      row('d', 'sending'),
      row('e', 'aside'),
    ];
    const lines = layOutOutbox(rows).map((line) => [line.row.id, line.begins?.section, line.begins?.count]);
    expect(lines).toEqual([
      ['c', 'refused', 1],
      ['a', 'aside', 2],
      ['e', undefined, undefined],
      ['b', 'waiting', 2],
      ['d', undefined, undefined],
    ]);
  });

  it('lays out nothing when everything has left', () => {
    expect(layOutOutbox([])).toEqual([]);
  });
});
