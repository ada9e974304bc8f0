import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { POLICIES, policyId, type SwitchName } from '../schema/policy.ts';
import { classMembership, kinshipPart, part, personCard } from '../testing/make-documents.ts';
import { can } from './can.ts';

const CONFIRMED = { isVerified: true };

/** Two classes with a pupil, a parent, a class teacher and a subject teacher each, and those who lead the school. */
function school(settings: Partial<Record<SwitchName, boolean>> = {}): Directory {
  const directory = new Directory();
  const documents = [
    personCard('admin', ['administrator'], CONFIRMED),
    personCard('head', ['head'], CONFIRMED),
    personCard('deputy', ['deputy'], CONFIRMED),
    personCard('lead', ['teacher'], CONFIRMED),
    personCard('physics', ['teacher'], CONFIRMED),
    personCard('other', ['teacher'], CONFIRMED),
    personCard('waiting', ['teacher']),
    personCard('guard', ['staff']),
    personCard('dasha', ['pupil']),
    personCard('gleb', ['pupil']),
    personCard('mother', ['parent']),
    personCard('father', ['parent']),
    personCard('left', ['teacher'], { ...CONFIRMED, leftAt: 1 }),
    classMembership('k1', 'dasha'),
    classMembership('k2', 'gleb'),
    classMembership('k1', 'lead', { role: 'classTeacher' }),
    classMembership('k1', 'physics', { role: 'teacher' }),
    classMembership('k1', 'waiting', { role: 'teacher' }),
    classMembership('k1', 'left', { role: 'teacher' }),
    classMembership('k2', 'other', { role: 'classTeacher' }),
    kinshipPart('dasha', 'mother'),
    kinshipPart('gleb', 'father'),
    ...Object.entries(settings).map(([name, value]) => policy(name as SwitchName, value)),
  ];
  for (const document of documents) directory.take(document);
  return directory;
}

function policy(name: SwitchName, value: boolean) {
  return part({
    kind: 'policy',
    id: policyId(name),
    scope: 'school',
    body: { name, chat: '', value, isSet: true },
  });
}

const EVERYONE = [
  'admin', 'head', 'deputy', 'lead', 'physics', 'other', 'waiting', 'guard', 'dasha', 'gleb', 'mother', 'father', 'left',
] as const; // prettier-ignore
type Who = (typeof EVERYONE)[number];

function reached(directory: Directory, from: Who): readonly Who[] {
  const facts = directory.factsOf(from);
  return EVERYONE.filter((to) =>
    can(facts, 'person.writeTo', { person: directory.factsOf(to) }, directory.isOn),
  );
}

const COLLEAGUES = ['admin', 'head', 'deputy', 'lead', 'physics', 'other', 'waiting', 'guard'] as const;
const but = (who: Who) => COLLEAGUES.filter((one) => one !== who);

/** Whom each may write to in a school that has changed no setting. */
const STANDARD: Readonly<Record<Who, readonly Who[]>> = {
  admin: [...but('admin'), 'dasha', 'gleb'],
  head: [...but('head'), 'dasha', 'gleb'],
  deputy: [...but('deputy'), 'dasha', 'gleb'],
  lead: [...but('lead'), 'dasha', 'mother'],
  physics: [...but('physics'), 'dasha', 'mother'],
  other: [...but('other'), 'gleb', 'father'],
  // Colleagues, but neither pupils nor parents before the confirmation.
  waiting: but('waiting'),
  guard: but('guard'),
  dasha: ['lead', 'physics', 'mother'],
  gleb: ['other', 'father'],
  mother: ['admin', 'head', 'deputy', 'lead', 'physics', 'dasha'],
  father: ['admin', 'head', 'deputy', 'other', 'gleb'],
  left: [],
};

describe('D-7 who may write to whom', () => {
  test.each(EVERYONE)('D-7 by the standard settings, for %s', (from) => {
    expect(reached(school(), from)).toEqual(STANDARD[from]);
  });

  test.each(EVERYONE)('D-7 with private chats between staff and pupils switched off, for %s', (from) => {
    const directory = school({ staffWriteToPupils: false });
    const isStaff = directory.factsOf(from).isStaff;
    const isPupil = directory.factsOf(from).roles.includes('pupil');
    const expected = STANDARD[from].filter((to) => {
      const { isStaff: isToStaff, roles } = directory.factsOf(to);
      return !(isStaff && roles.includes('pupil')) && !(isPupil && isToStaff);
    });
    expect(reached(directory, from)).toEqual(expected);
  });

  test('D-7 with private chats between pupils switched on', () => {
    const directory = school({ pupilsWriteToPupils: true });
    expect(reached(directory, 'dasha')).toEqual(['lead', 'physics', 'gleb', 'mother']);
    for (const from of EVERYONE.filter((one) => one !== 'dasha' && one !== 'gleb')) {
      expect(reached(directory, from), from).toEqual(STANDARD[from]);
    }
  });

  test('D-7 a parent and the own child always may, whatever is switched off', () => {
    const off: Partial<Record<SwitchName, boolean>> = {};
    for (const name of Object.keys(POLICIES) as SwitchName[])
      if (POLICIES[name].kind === 'switch') off[name] = false;
    const directory = school(off);
    expect(reached(directory, 'mother')).toContain('dasha');
    expect(reached(directory, 'dasha')).toContain('mother');
  });

  test('D-7 a pupil and an adult who is neither staff nor own parent never may', () => {
    for (const settings of [{}, { pupilsWriteToPupils: true, staffWriteToPupils: true }]) {
      const directory = school(settings);
      expect(reached(directory, 'father')).not.toContain('dasha');
      expect(reached(directory, 'dasha')).not.toContain('father');
    }
  });

  test('F-020 teachers who wait for their confirmation are told so', () => {
    const directory = school();
    const child = directory.factsOf('dasha');
    expect(can(directory.factsOf('waiting'), 'person.writeTo', { person: child })).toBe(false);
    directory.take(personCard('waiting', ['teacher'], CONFIRMED));
    expect(can(directory.factsOf('waiting'), 'person.writeTo', { person: child })).toBe(true);
    expect(reached(directory, 'dasha')).toContain('waiting');
  });
});
