import fc from 'fast-check';
import { REVIEW_VERDICTS } from '../schema/material.ts';
import { ROLES } from '../schema/person.ts';
import { REPORT_TYPES } from '../schema/minutes.ts';
import { POLL_TYPES } from '../schema/poll.ts';
import { REACTIONS } from '../schema/reaction.ts';
import { ORDER_GROUPS } from '../schema/school-order.ts';
import { EVENT_TYPES, PLANNED_TYPES } from '../schema/session.ts';
import { TASK_VERDICTS } from '../schema/task.ts';

const ids = fc.constantFrom('anna', 'boris', 'vera');
const optionalIds = fc.oneof(fc.constant(''), ids);
const words = fc.constantFrom('', 'да', 'да\nнет', '😀');
const someWords = fc.constantFrom('да', 'да\nнет', '😀');
const titles = fc.constantFrom('Первое', 'Второе');
const lines = fc.constantFrom('', 'Актовый зал');
const times = fc.constantFrom(0, 1, 1_700_000_000_000);
const days = fc.constantFrom('2026-09-01', '2027-05-31');
const digests = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
const numbers = fc.integer({ min: 0, max: 5 });
const stamps = fc.constantFrom('0'.repeat(24), '1'.repeat(24));
const versions = fc.integer({ min: 1, max: 3 });

const file = fc.record({
  digest: digests,
  sizeBytes: numbers,
  type: fc.constantFrom('image/webp', 'application/pdf', 'application/octet-stream'),
  name: titles,
  width: numbers,
  height: numbers,
  durationMs: numbers,
  isVoice: fc.boolean(),
});
export const files = fc.array(file, { maxLength: 2 });

export const audience = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
  classrooms: fc.uniqueArray(ids, { maxLength: 2 }),
});

const orderAudience = fc.record({
  groups: fc.uniqueArray(fc.constantFrom(...ORDER_GROUPS), { minLength: 1, maxLength: 3 }),
  classroom: optionalIds,
});

/** Bodies of what people write to each other, valid by their schemas; optional fields are there in some. */
export const communication = {
  message: fc.record(
    {
      text: fc.constantFrom('да', 'нет', 'да\nнет', '😀'),
      replyTo: fc.constantFrom('', 'm1'),
      quote: someWords,
      mentions: fc.uniqueArray(ids, { maxLength: 2 }),
      files,
      forwarded: fc.record({ message: ids, by: ids, at: times, from: lines }),
      onBehalf: ids,
      submission: ids,
    },
    { requiredKeys: ['text', 'replyTo'] },
  ),
  pair: fc.record({ with: ids }),
  invitation: fc.record(
    {
      chat: ids,
      person: ids,
      inviter: ids,
      title: titles,
      isActive: fc.boolean(),
      link: ids,
      asks: fc.constantFrom('waiting', 'refused'),
    },
    { requiredKeys: ['chat', 'person', 'inviter', 'title', 'isActive'] },
  ),
  chatlink: fc.record(
    {
      chat: ids,
      maker: ids,
      key: fc.constantFrom('a'.repeat(26), '0'.repeat(26)),
      audience,
      expiresAt: times,
      mostUses: fc.integer({ min: 1, max: 500 }),
      isActive: fc.boolean(),
      turns: fc.array(
        fc.record({ what: fc.constantFrom('made', 'recalled', 'restored'), by: ids, at: times }),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { requiredKeys: ['chat', 'maker', 'key', 'expiresAt', 'mostUses', 'isActive', 'turns'] },
  ),
  chatentry: fc.record({
    chat: ids,
    link: ids,
    person: ids,
    at: times,
    state: fc.constantFrom('invited', 'asks', 'letIn', 'refused'),
    decidedBy: fc.oneof(fc.constant(''), ids),
    decidedAt: times,
  }),
  pin: fc.record({ message: ids, isPinned: fc.boolean() }),
  preference: fc.record(
    {
      chat: ids,
      mutedUntil: times,
      isPinned: fc.boolean(),
      hearsMentions: fc.boolean(),
      isUnread: fc.boolean(),
    },
    { requiredKeys: ['chat', 'mutedUntil', 'isPinned'] },
  ),
  reaction: fc.record({ sign: fc.constantFrom('' as const, ...REACTIONS) }),
  takedown: fc.record(
    { author: ids, reason: someWords, edition: ids, rule: fc.integer({ min: 1, max: 3 }) },
    { requiredKeys: ['author', 'reason'] },
  ),
  thumb: fc.record({ digest: digests, picture: fc.constantFrom('AAAA', 'AAA=') }),
  poll: fc.record({
    question: titles,
    type: fc.constantFrom(...POLL_TYPES),
    options: fc.array(fc.record({ text: titles, places: numbers }), { minLength: 1, maxLength: 3 }),
    isMultiple: fc.boolean(),
    isAnonymous: fc.boolean(),
    closesAt: times,
    closedAt: times,
  }),
  vote: fc.record({ choices: fc.uniqueArray(numbers, { maxLength: 3 }) }),
  tally: fc.record({ voters: numbers, counts: fc.array(numbers, { maxLength: 3 }), isFinal: fc.boolean() }),
  event: fc.record({
    title: titles,
    place: lines,
    about: words,
    startsAt: times,
    endsAt: times,
    isCancelled: fc.boolean(),
  }),
  session: fc.record({
    type: fc.constantFrom(...PLANNED_TYPES),
    eventType: fc.constantFrom('' as const, ...EVENT_TYPES),
    title: titles,
    place: lines,
    about: words,
    agenda: fc.array(titles, { maxLength: 2 }),
    startsAt: times,
    endsAt: times,
    zone: fc.constantFrom('Europe/Chisinau', 'Nowhere/Town'),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
    until: fc.oneof(fc.constant(''), days),
    changes: fc.array(fc.record({ day: days, isOff: fc.boolean(), startsAt: times, endsAt: times }), {
      maxLength: 2,
    }),
    slotMinutes: fc.constantFrom(0, 10),
    isCancelled: fc.boolean(),
  }),
  booking: fc.record({ at: times }),
  minutes: fc.record({
    title: titles,
    heldAt: times,
    endedAt: times,
    report: fc.constantFrom('', ...REPORT_TYPES),
    number: fc.constantFrom('', '3'),
    place: lines,
    chair: lines,
    secretary: lines,
    points: fc.array(
      fc.record({ topic: titles, said: words, decided: words, poll: optionalIds, vote: lines }),
      { maxLength: 2 },
    ),
    present: fc.uniqueArray(ids, { maxLength: 2 }),
    others: fc.nat(10_000),
    subject: lines,
    results: words,
    places: fc.array(fc.record({ place: fc.constant('1'), who: titles }), { maxLength: 2 }),
  }),
  task: fc.record({ title: titles, text: words, files, dueAt: times, isClosed: fc.boolean() }),
  taskanswer: fc.record({ text: words, files }),
  taskreply: fc.record({
    text: words,
    files,
    verdict: fc.constantFrom(...TASK_VERDICTS),
    answer: optionalIds,
  }),
  taskshow: fc.record({ answer: ids, person: ids, text: words, files }),
  order: fc.record({
    number: lines,
    date: days,
    title: titles,
    text: words,
    files,
    version: versions,
    needsAcknowledgement: fc.boolean(),
    paper: optionalIds,
    audience: orderAudience,
    isWithdrawn: fc.boolean(),
    note: lines,
  }),
  ack: fc.record({ version: versions, at: times }),
  reminder: fc.record({ at: times, audience: orderAudience }),
  paperdrop: fc.record({ person: ids, paper: ids }),
  paperack: fc.record({ person: ids, version: versions, signedOn: days }),
  material: fc.record({
    title: titles,
    classroom: optionalIds,
    topic: lines,
    about: words,
    source: lines,
    files,
    history: fc.array(fc.record({ at: times, file }), { maxLength: 2 }),
  }),
  review: fc.record({ verdict: fc.constantFrom(...REVIEW_VERDICTS), of: stamps, reason: words }),
  submission: fc.record({ channel: ids, text: someWords, files, note: words }),
  submissionend: fc.record({ isPublished: fc.boolean(), message: optionalIds, reason: words }),
};
