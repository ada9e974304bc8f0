import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { classMembership, part, personCard } from '../testing/make-documents.ts';
import { planAct } from './registry.ts';

const [HOME, SCHOOL, FRIEND] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
const AT = 5000;

function device(id: string, person: string, revokedAt = 0) {
  const body = { person, name: 'КАБ-12', namedAt: 1, addedAt: 7, revokedAt };
  return part({ kind: 'device', id, scope: `keys:${person}`, body });
}

function school(...more: ReturnType<typeof part>[]): Directory {
  const directory = new Directory();
  const people = [
    personCard('pupil', ['pupil']),
    personCard('teacher', ['teacher'], { isVerified: true }),
    personCard('admin', ['administrator'], { isVerified: true }),
    classMembership('k1', 'pupil'),
    classMembership('k1', 'teacher', { role: 'classTeacher' }),
  ];
  for (const one of [...people, device(HOME, 'pupil'), device(SCHOOL, 'pupil'), ...more]) directory.take(one);
  return directory;
}

function plan(actor: string, action: string, data: Record<string, unknown>, directory = school()) {
  const context = { actor: directory.factsOf(actor), directory, act: '000000003000000000000001', at: AT };
  return planAct(context, { action, data, reason: '', clause: '' }).drafts;
}

describe('signing devices out', () => {
  const all = { person: 'pupil', devices: [], keep: '' };
  const ended = (drafts: ReturnType<typeof plan>) => drafts.map(({ id }) => id).sort();

  test('refuses when not allowed', () => {
    for (const actor of ['teacher', 'stranger'])
      expect(() => plan(actor, 'devices.signOut', all)).toThrow('notAllowed');
  });

  test('F-119 ends one device, and keeps its name and date', () => {
    expect(plan('pupil', 'devices.signOut', { ...all, devices: [SCHOOL] })).toEqual([
      {
        kind: 'device',
        id: SCHOOL,
        scope: 'keys:pupil',
        body: { person: 'pupil', name: 'КАБ-12', namedAt: 1, addedAt: 7, revokedAt: AT },
      },
    ]);
  });

  test('F-119 ends all, or all but the one that asks', () => {
    expect(ended(plan('pupil', 'devices.signOut', all))).toEqual([HOME, SCHOOL]);
    expect(ended(plan('pupil', 'devices.signOut', { ...all, keep: HOME }))).toEqual([SCHOOL]);
  });

  test('an administrator ends them when a computer is lost', () => {
    expect(ended(plan('admin', 'devices.signOut', all))).toEqual([HOME, SCHOOL]);
    expect(ended(plan('admin', 'devices.signOut', { ...all, devices: [HOME] }))).toEqual([HOME]);
  });

  test('an administrator’s own computer, which knows no devices of others, leaves it to the hub', () => {
    const directory = new Directory();
    for (const one of [
      personCard('pupil', ['pupil']),
      personCard('admin', ['administrator'], { isVerified: true }),
    ])
      directory.take(one);
    expect(plan('admin', 'devices.signOut', { ...all, devices: [HOME] }, directory)).toEqual([]);
  });

  test('somebody else’s device, and one that does not exist, is not found', () => {
    const directory = school(device(FRIEND, 'teacher'));
    for (const id of [FRIEND, 'd'.repeat(64)])
      expect(() => plan('pupil', 'devices.signOut', { ...all, devices: [id] }, directory)).toThrow(
        'notFound',
      );
  });

  test('what is out already is not ended again', () => {
    const directory = school(device(HOME, 'pupil', 3), device(SCHOOL, 'pupil', 3));
    expect(() => plan('pupil', 'devices.signOut', all, directory)).toThrow('actTwice');
  });

  test('only the own device can be kept, and only where all are meant', () => {
    expect(() => plan('admin', 'devices.signOut', { ...all, keep: HOME })).toThrow('badRequest');
    expect(() => plan('pupil', 'devices.signOut', { ...all, devices: [SCHOOL], keep: HOME })).toThrow(
      'badRequest',
    );
  });
});

describe('naming a device', () => {
  test('refuses when not allowed', () => {
    for (const actor of ['teacher', 'admin', 'stranger'])
      expect(() => plan(actor, 'devices.rename', { device: HOME, name: 'Дома' })).toThrow('notAllowed');
  });

  test('F-119 gives an own device a name', () => {
    const [draft] = plan('pupil', 'devices.rename', { device: HOME, name: 'Дома' });
    expect(draft?.body).toMatchObject({ name: 'Дома', namedAt: AT, revokedAt: 0 });
  });

  test('a name of blanks is none', () => {
    expect(() => plan('pupil', 'devices.rename', { device: HOME, name: '  ' })).toThrow('badRequest');
  });
});
