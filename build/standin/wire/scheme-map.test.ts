import { expect, test } from 'vitest';
import { SchemeMap } from './scheme-map.ts';

function registered(): SchemeMap {
  const schemes = new SchemeMap();
  schemes.register('app');
  return schemes;
}

test.each([
  ['app://zvonok/', 'https://zvonok.app.invalid/'],
  ['app://zvonok/a/b?c=d#e', 'https://zvonok.app.invalid/a/b?c=d#e'],
  ['blob:app://zvonok/1-2', 'blob:https://zvonok.app.invalid/1-2'],
])('%s and its form in Chromium are one', (own, chromium) => {
  const schemes = registered();
  expect(schemes.toChromium(own)).toBe(chromium);
  expect(schemes.toApp(chromium)).toBe(own);
});

test('a URL without a path gets one', () => {
  expect(registered().toChromium('app://zvonok')).toBe('https://zvonok.app.invalid/');
});

test("what is not the application's stays as it is", () => {
  const schemes = registered();
  for (const url of [
    'https://example.com/app://zvonok/',
    'about:blank',
    'https://app.invalid.example.com/',
  ]) {
    expect(schemes.toChromium(url)).toBe(url);
    expect(schemes.toApp(url)).toBe(url);
  }
});

test('an origin has no path', () => {
  expect(registered().originOf('https://zvonok.app.invalid/a/b')).toBe('app://zvonok');
  expect(registered().originOf('about:blank')).toBe('');
});

test("policies and redirects are read in Chromium's form", () => {
  const schemes = registered();
  expect(
    schemes.headerToChromium('content-security-policy', "default-src app: 'self'; img-src app://zvonok"),
  ).toBe("default-src https://*.app.invalid 'self'; img-src https://zvonok.app.invalid");
  expect(schemes.headerToChromium('location', 'app://zvonok/x')).toBe('https://zvonok.app.invalid/x');
  expect(schemes.headerToChromium('x-other', 'app://zvonok/x')).toBe('app://zvonok/x');
});

test('a second scheme is refused', () => {
  expect(() => registered().register('other')).toThrow('one scheme');
});
