import { describe, expect, test } from 'vitest';
import type { BodyOf } from '../schema/kinds.ts';
import { pageFiles, papersPage } from './papers-page.ts';

const SCHOOL = { title: 'Школа № 7', locality: 'село Горенка', address: '', phone: '', email: '' };
const body = (of: Partial<BodyOf<'paper'>> = {}): BodyOf<'paper'> => ({
  title: 'Положение',
  type: 'regulation',
  number: '',
  date: '2026-09-01',
  fileName: 'положение.pdf',
  media: 'application/pdf',
  sizeBytes: 10,
  digest: '0'.repeat(64),
  isWithdrawn: false,
  ...of,
});
const paper = (id: string, of: Partial<BodyOf<'paper'>> = {}, scope = 'school') => ({
  id,
  scope,
  body: body(of),
});

describe('F-094 the page for the school’s site', () => {
  test('F-094 holds the public papers that are on the shelf, the newest first', () => {
    const files = pageFiles([
      paper('old', { date: '2025-01-01' }),
      paper('staff', {}, 'staff'),
      paper('gone', { isWithdrawn: true }),
      paper('new', { media: 'image/png' }),
    ]);
    expect(files.map(({ id, fileName }) => [id, fileName])).toEqual([
      ['new', 'document-1.png'],
      ['old', 'document-2.pdf'],
    ]);
  });

  test('F-094 names each with its number and date, and leads to its file', () => {
    const files = pageFiles([paper('p', { title: 'Приказ', type: 'order', number: '12-о' })]);
    const page = papersPage(SCHOOL, files);
    expect(page).toContain('<a href="document-1.pdf">Приказ</a>');
    expect(page).toContain('Приказ № 12-о от 01.09.2026');
    expect(page).toContain('Школа № 7');
  });

  test('F-094 takes whatever people have written for text, and has no script', () => {
    const evil = '</title><script>alert(1)</script><img src=x onerror="alert(2)">\'&';
    const page = papersPage(
      { ...SCHOOL, title: evil, email: evil },
      pageFiles([paper('p', { title: evil, number: evil, fileName: evil })]),
    );
    expect(page).not.toMatch(/<script|<img|onerror="/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain("default-src 'none'");
  });
});
