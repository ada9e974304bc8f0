import { expect, test } from 'vitest';
import { paperFaults } from './paper-faults.ts';

const regulation = { title: 'Правила', type: 'regulation', number: '', date: '' } as const;

test('F-094 an order has a number and a date, a regulation may have none', () => {
  expect(paperFaults(regulation, true)).toEqual({});
  expect(paperFaults({ ...regulation, type: 'order' }, true)).toEqual({
    number: 'papers.fault.number',
    date: 'papers.fault.date',
  });
});

test('F-094 nothing is put on the shelf without a title and a file, or with a day that there is not', () => {
  expect(paperFaults({ ...regulation, title: ' ', date: '2026-02-30' }, false)).toEqual({
    title: 'papers.fault.title',
    date: 'papers.fault.date',
    file: 'papers.fault.file',
  });
});
