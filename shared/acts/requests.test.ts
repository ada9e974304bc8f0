import { describe, expect, test } from 'vitest';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { JoinRequestBody } from '../schema/join-request.ts';
import { Directory } from '../directory/directory.ts';
import { classMembership, part, personCard, stampAt } from '../testing/make-documents.ts';
import { planAct } from './registry.ts';

const LINK = stampAt(100);
const REQUEST = stampAt(200);
const NEW = stampAt(300);
const ACT = stampAt(400);

const classroom = (id: string, grade = 5) =>
  part({
    kind: 'classroom',
    id,
    scope: 'school',
    body: { title: id, type: 'homeroom', grade, subject: '', sourcedId: '', isArchived: false },
  });
const link = part({
  kind: 'slip',
  id: LINK,
  scope: 'slip:teacher',
  by: 'teacher',
  body: {
    purpose: 'link',
    person: '',
    role: 'pupil',
    classroom: 'k1',
    child: '',
    secretHash: 'a'.repeat(64),
    expiresAt: 10_000,
    mostUses: 30,
    annulledAt: 0,
  },
});
function request(of: Partial<JoinRequestBody> = {}): AuthorPart {
  const body = {
    familyName: 'Белов',
    givenName: 'Артём',
    middleName: '',
    role: 'pupil' as const,
    classroom: 'k1',
    note: '',
    slip: LINK,
    email: 'mother@example.org',
    isEmailConfirmed: true,
    device: 'd'.repeat(64),
    state: 'open' as const,
    person: '',
    ...of,
  };
  return part({ kind: 'joinrequest', id: REQUEST, scope: 'admin', body });
}
const use = part({
  kind: 'slipuse',
  id: stampAt(201),
  scope: 'slip:teacher',
  parent: LINK,
  body: { slip: LINK, person: '', request: REQUEST, device: 'd'.repeat(64), at: 1 },
});

function plan(
  action: string,
  data: Record<string, unknown>,
  of: { actor?: string; reason?: string; with?: AuthorPart[] } = {},
) {
  const directory = new Directory();
  const base = [
    personCard('admin', ['administrator'], { isVerified: true }),
    personCard('teacher', ['teacher'], { isVerified: true }),
    personCard('pupil', ['pupil'], { familyName: 'Белов', givenName: 'Артём' }),
    classroom('k1'),
    classroom('k2'),
    classMembership('k1', 'teacher', { role: 'classTeacher' }),
    classMembership('k1', 'pupil'),
    link,
    request(),
    use,
  ];
  for (const one of [...base, ...(of.with ?? [])]) directory.take(one);
  const context = { actor: directory.factsOf(of.actor ?? 'admin'), directory, act: ACT, at: 500 };
  return planAct(context, { action, data, reason: of.reason ?? '', clause: '' }).drafts;
}
const accept = (of: Record<string, unknown> = {}, rest = {}) =>
  plan(
    'requests.accept',
    { request: REQUEST, person: '', id: NEW, role: 'pupil', classroom: 'k1', ...of },
    rest,
  );
const code = (value: string) => new AppError(value as AppErrorCode);

describe('F-016 accepting a request', () => {
  test('refuses when not allowed', () => {
    for (const actor of ['teacher', 'pupil', 'nobody'])
      expect(() => accept({}, { actor })).toThrow(code('notAllowed'));
  });

  test('makes the person that the link names, in its class, and says so in the request', () => {
    const drafts = accept();
    expect(drafts.map(({ kind, id }) => [kind, id])).toEqual([
      ['person', NEW],
      ['membership', `k1.${NEW}`],
      ['contact', `${NEW}.c`],
      ['slipuse', use.id],
      ['joinrequest', REQUEST],
    ]);
    expect(drafts.at(-1)?.body).toMatchObject({ state: 'accepted', person: NEW });
    expect(drafts[0]?.body).toMatchObject({ roles: ['pupil'], isVerified: false, familyName: 'Белов' });
  });

  test('F-010 cannot make of a link what it does not name', () => {
    expect(() => accept({ role: 'teacher', classroom: '' })).toThrow(code('badRequest'));
    expect(() => accept({ classroom: 'k2' })).toThrow(code('badRequest'));
  });

  test('lets somebody of the school in who has not entered yet, and nobody else', () => {
    const drafts = accept({ person: 'pupil', id: '' });
    expect(drafts.map(({ kind }) => kind)).toEqual(['contact', 'slipuse', 'joinrequest']);
    expect(drafts.at(-1)?.body).toMatchObject({ state: 'accepted', person: 'pupil' });
    const entered = part({
      kind: 'slipuse',
      id: stampAt(150),
      scope: 'slip:admin',
      body: { slip: 'x', person: 'pupil', request: '', device: '', at: 1 },
    });
    expect(() => accept({ person: 'pupil', id: '' }, { with: [entered] })).toThrow(code('actOutdated'));
    expect(() => accept({ person: 'teacher', id: '' })).toThrow(code('notFound'));
    expect(() => accept({ person: 'nobody', id: '' })).toThrow(code('notFound'));
  });

  test('keeps an address only where it was confirmed', () => {
    const drafts = accept({}, { with: [request({ isEmailConfirmed: false })] });
    expect(drafts.map(({ kind }) => kind)).not.toContain('contact');
  });

  test('is done once, and not after it was taken back', () => {
    for (const [state, refusal] of [
      ['accepted', 'actTwice'],
      ['refused', 'actTwice'],
      ['withdrawn', 'actOutdated'],
    ] as const)
      expect(() => accept({}, { with: [request({ state })] })).toThrow(code(refusal));
    expect(() => accept({ id: 'pupil' })).toThrow(code('badRequest'));
  });

  test('lets nobody lead the school', () => {
    const open = request({ slip: '', role: 'teacher', classroom: '' });
    expect(() => accept({ role: 'head', classroom: '' }, { with: [open] })).toThrow(code('orderMissing'));
  });
});

describe('F-016 refusing a request', () => {
  test('refuses when not allowed', () => {
    expect(() => plan('requests.refuse', { request: REQUEST }, { actor: 'teacher', reason: 'x' })).toThrow(
      code('notAllowed'),
    );
  });

  test('needs a reason, which stays in the act', () => {
    expect(() => plan('requests.refuse', { request: REQUEST })).toThrow(code('reasonMissing'));
    const [draft] = plan('requests.refuse', { request: REQUEST }, { reason: 'не из нашей школы' });
    expect(draft?.body).toMatchObject({ state: 'refused', person: '' });
    expect(JSON.stringify(draft)).not.toContain('не из нашей');
  });
});

describe('F-012 annulling slips', () => {
  test('refuses when not allowed', () => {
    const own = personCard('other', ['teacher'], { isVerified: true });
    expect(() => plan('slips.annul', { slips: [LINK] }, { actor: 'other', with: [own] })).toThrow(
      code('notAllowed'),
    );
    expect(() => plan('slips.annul', { slips: ['nothing'] }, { actor: 'pupil' })).toThrow(code('notAllowed'));
  });

  test('is done by the maker and by administrators, once', () => {
    for (const actor of ['teacher', 'admin'])
      expect(plan('slips.annul', { slips: [LINK] }, { actor })).toEqual([
        {
          kind: 'slipend',
          id: `${LINK}.e`,
          scope: 'slip:teacher',
          parent: LINK,
          body: { slip: LINK, act: ACT, at: 500 },
        },
      ]);
    const end = part({
      kind: 'slipend',
      id: `${LINK}.e`,
      scope: 'slip:teacher',
      parent: LINK,
      body: { slip: LINK, act: '', at: 1 },
    });
    expect(() => plan('slips.annul', { slips: [LINK] }, { with: [end] })).toThrow(code('actTwice'));
    expect(() => plan('slips.annul', { slips: ['nothing'] })).toThrow(code('notFound'));
  });
});
