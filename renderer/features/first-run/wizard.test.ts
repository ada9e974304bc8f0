import { describe, expect, test } from 'vitest';
import { type Draft, EMPTY_DRAFT, faultsOf, newSchoolOf, STEPS } from './wizard.ts';

const TODAY = '2026-09-10';
const FILLED: Draft = {
  ...EMPTY_DRAFT,
  title: ' МБОУ «Горенская СОШ» ',
  type: 'vocational',
  locality: 'село Горенка',
  number: '12-о',
  date: '2026-09-01',
  file: { token: 'order', fileName: 'prikaz.pdf', media: 'application/pdf', sizeBytes: 100 },
  adminFamilyName: 'Смирнова',
  adminGivenName: 'Ольга ',
  headFamilyName: 'Орлов',
  headGivenName: 'Пётр',
};

describe('F-001 the first-run wizard', () => {
  test('F-001 asks for title, order with its file, administrator and head, and for nothing else', () => {
    expect(STEPS.map((step) => faultsOf(step, EMPTY_DRAFT, TODAY))).toEqual([
      { title: 'first.fault.missing' },
      { number: 'first.fault.missing', date: 'first.fault.missing', file: 'first.fault.file' },
      {
        adminFamilyName: 'first.fault.missing',
        adminGivenName: 'first.fault.missing',
        headFamilyName: 'first.fault.missing',
        headGivenName: 'first.fault.missing',
      },
      {},
    ]);
    for (const step of STEPS) expect(faultsOf(step, FILLED, TODAY)).toEqual({});
  });

  test.each([
    ['school', { email: 'школа' }, { email: 'first.fault.email' }],
    ['order', { date: '2026-02-30' }, { date: 'first.fault.date' }],
    ['order', { date: '2026-09-11' }, { date: 'first.fault.future' }],
    ['people', { contact: 'позвоните' }, { contact: 'first.fault.contact' }],
    ['people', { headGivenName: 'Пётр ✔' }, { headGivenName: 'first.fault.name' }],
  ] as const)('F-001 names bad input beside its field: %s %j', (step, of, faults) => {
    expect(faultsOf(step, { ...FILLED, ...of }, TODAY)).toEqual(faults);
  });

  test('F-001 tells the hub what was typed, without the blanks around it', () => {
    expect(newSchoolOf(FILLED)).toMatchObject({
      school: { title: 'МБОУ «Горенская СОШ»', type: 'vocational', locality: 'село Горенка', logo: '' },
      order: { number: '12-о', date: '2026-09-01' },
      administrator: { familyName: 'Смирнова', givenName: 'Ольга', contact: '' },
      head: { familyName: 'Орлов', givenName: 'Пётр', middleName: '' },
    });
  });
});
