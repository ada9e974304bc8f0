import { expect, test } from 'vitest';
import { fullAddress } from '../../../shared/schema/link.ts';
import { linkFaults } from './link-faults.ts';

const good = { title: 'Дневник', url: 'https://diary.example.org/login', roles: ['pupil'] };

test('F-123 a passage has a title, a website and somebody whom it is for', () => {
  expect(linkFaults(good)).toEqual({});
  expect(linkFaults({ title: ' ', url: '', roles: [] })).toEqual({
    title: 'links.fault.title',
    url: 'links.fault.url',
    roles: 'links.fault.roles',
  });
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://user:secret@example.org',
  'http://',
  'два слова',
])('F-123 %j leads to no website', (url) => {
  expect(linkFaults({ ...good, url })).toEqual({ url: 'links.fault.url' });
});

test('F-123 an address without its beginning means the safe website', () => {
  expect(fullAddress(' diary.example.org ')).toBe('https://diary.example.org');
  expect(fullAddress('http://10.0.0.5/journal')).toBe('http://10.0.0.5/journal');
  expect(linkFaults({ ...good, url: 'дневник.рф' })).toEqual({});
});
