import fc from 'fast-check';
import { REPORT_RESULTS } from '../schema/report.ts';

const ids = fc.constantFrom('anna', 'boris', 'vera');
const optionalIds = fc.oneof(fc.constant(''), ids);
const words = fc.constantFrom('', 'да', 'да\nнет');
const someWords = fc.constantFrom('да', 'да\nнет', '😀');
const times = fc.constantFrom(0, 1, 1_700_000_000_000);
const rules = fc.integer({ min: 1, max: 5 });
const days = fc.integer({ min: 1, max: 14 });
const fourIds = fc.constant(['v1', 'v2', 'v3', 'v4']);
const cited = { edition: ids, rule: rules };

function step<S extends string, M extends Record<string, fc.Arbitrary<unknown>>>(name: S, model: M) {
  return fc.record({ step: fc.constant(name), ...model });
}

/** Bodies of what moderation is made of, valid by their schemas. */
export const moderation = {
  rules: fc.record(
    {
      chat: optionalIds,
      version: fc.integer({ min: 1, max: 3 }),
      title: fc.constantFrom('Правила', 'Правила чата'),
      intro: words,
      rules: fc.array(someWords, { maxLength: 3 }),
      from: times,
      council: fc.constantFrom('', '№ 3'),
      councilDate: fc.constantFrom('', '2026-09-01'),
      parents: words,
      order: fc.record({ number: fc.constant('12'), date: fc.constant('2026-09-01'), paper: optionalIds }),
    },
    {
      requiredKeys: [
        'chat',
        'version',
        'title',
        'intro',
        'rules',
        'from',
        'council',
        'councilDate',
        'parents',
      ],
    },
  ),
  rulesack: fc.record({ chat: optionalIds, at: times }),
  report: fc.record({ chat: ids, author: ids, words }),
  reportend: fc.record({ result: fc.constantFrom(...REPORT_RESULTS), words }),
  casestep: fc.oneof(
    step('caution', { message: optionalIds, ...cited }),
    step('violation', { message: ids, ...cited }),
    step('removed', { message: ids, takedown: ids, person: ids, ...cited, words }),
    step('block', {
      ...cited,
      days,
      grounds: fourIds,
      objectionDays: days,
      offsetMinutes: fc.constantFrom(0, 180),
    }),
    step('release', { block: ids }),
    step('correction', { of: ids, words: someWords }),
    step('appeal', { of: ids, words: someWords }),
    step('ruling', { appeal: ids, isLifted: fc.boolean(), words: someWords }),
    step('objected', { block: ids, stampedAt: times }),
    step('opened', { message: ids, person: ids }),
    step('reading', { block: ids, isOpen: fc.boolean() }),
  ),
  restoral: fc.record({ takedown: ids }),
  original: fc.record({ author: ids, text: words, files: fc.constant([]) }),
  apology: fc.record({ text: someWords, objectionDays: days }),
  objection: fc.record({ block: ids, person: ids }),
};
