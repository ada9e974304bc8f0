import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import { isTestCode, PROJECT, sourceFiles } from './project-files.ts';

const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
const parseManifest = parserOf(
  'package.json',
  Type.Object({ license: Type.String(), dependencies: Type.Record(Type.String(), Type.String()) }),
);

/** What a program calls, loads or says that takes money. */
const TAKES_MONEY =
  /PaymentRequest|PaymentHandler|canMakePayment|\bpaywall\b|paypal|\bstripe\b|yookassa|yoomoney|cloudpayments|in-?app-?purchase|inAppPurchase|buyNow|\bcheckout(Url|Session|Page)\b|₽|\bоплатить\b|\bкупить\b|тариф/iu;

/** Words for slips are drawn from a list of common words; the help says that there is nothing to pay for. */
const WORDS_ALONE = [/slip-words\/word-list\.ts$/, /i18n\/(ru|en)-help\.ts$/];

test('F-082 the licence is open, in the text and in the manifest', () => {
  expect(parseManifest(JSON.parse(read('package.json'))).license).toBe('AGPL-3.0-only');
  const licence = read('LICENSE');
  expect(licence).toMatch(/^\s*GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3, 19 November 2007/);
  expect(licence).toContain('13. Remote Network Interaction');
});

test('F-082 no code takes payment, and no package that could is used', () => {
  const sources = sourceFiles('shared', 'renderer', 'electron', 'server').filter(
    ({ path }) => !isTestCode(path) && !WORDS_ALONE.some((one) => one.test(path)),
  );
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter(({ text }) => TAKES_MONEY.test(text)).map(({ path }) => path)).toEqual([]);
  const { dependencies } = parseManifest(JSON.parse(read('package.json')));
  expect(
    Object.keys(dependencies).filter((name) => TAKES_MONEY.test(name) || /pay|billing/.test(name)),
  ).toEqual([]);
  expect(TAKES_MONEY.test('new PaymentRequest(methods, details)')).toBe(true);
});

test('F-082 the window may not ask for a payment', () => {
  expect(read('electron/main/app-protocol.ts')).toContain("'payment=()'");
});
