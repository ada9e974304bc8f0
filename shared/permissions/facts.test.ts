import { describe, expect, test } from 'vitest';
import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { ROLES, type Role } from '../schema/person.ts';
import {
  accept,
  chatMembership,
  classMembership,
  kinshipPart,
  personCard,
} from '../testing/make-documents.ts';
import { factsFrom, type FactSources, NO_FACTS } from './facts.ts';

const stored = (parts: readonly AuthorPart[]): StoredDocument[] =>
  parts.map((part, n) => accept(part, n + 1));

function facts(roles: Role[], of: Partial<Record<keyof FactSources, readonly AuthorPart[]>> = {}) {
  const card = of.card?.[0] ?? personCard('anna', roles);
  return factsFrom('anna', {
    card: accept(card, 1),
    memberships: stored(of.memberships ?? []),
    kinships: stored(of.kinships ?? []),
    childrensMemberships: stored(of.childrensMemberships ?? []),
  });
}

describe('of a person', () => {
  test.each([
    ['without a card', undefined],
    ['whose card was taken back', { ...personCard('anna', ['teacher']), gone: true }],
    ['who has left', personCard('anna', ['administrator'], { leftAt: 1 })],
  ])('%s nothing is a fact', (_who, card) => {
    const memberships = stored([chatMembership('c1', 'anna'), classMembership('k1', 'anna')]);
    const kinships = stored([kinshipPart('d1', 'anna')]);
    const known = factsFrom('anna', {
      card: card && accept(card, 1),
      memberships,
      kinships,
      childrensMemberships: [],
    });
    expect(known).toEqual({ ...NO_FACTS, person: 'anna' });
  });

  test('chats and classes count only while the membership is active, and only the own ones', () => {
    const known = facts(['pupil'], {
      memberships: [
        chatMembership('c1', 'anna'),
        chatMembership('c2', 'anna', { state: 'ended' }),
        chatMembership('c3', 'anna', { state: 'declined' }),
        { ...chatMembership('c4', 'anna'), gone: true },
        chatMembership('c5', 'boris'),
        classMembership('k1', 'anna'),
        classMembership('k2', 'anna', { state: 'ended' }),
        classMembership('k3', 'boris'),
      ],
    });
    expect([...known.chats]).toEqual(['c1']);
    expect([...known.classrooms]).toEqual(['k1']);
    expect([...known.classroomRoles]).toEqual([['k1', 'pupil']]);
  });

  test('children are those of active kinships in which the person is the guardian', () => {
    const known = facts(['parent'], {
      kinships: [
        kinshipPart('d1', 'anna'),
        kinshipPart('d2', 'anna', false),
        kinshipPart('d3', 'boris'),
        { ...kinshipPart('d4', 'anna'), gone: true },
        kinshipPart('anna', 'boris'),
      ],
      childrensMemberships: [
        classMembership('k1', 'd1'),
        classMembership('k2', 'd2'),
        classMembership('k3', 'd3'),
        classMembership('k4', 'd1', { state: 'ended' }),
        chatMembership('c1', 'd1'),
      ],
    });
    expect([...known.children]).toEqual(['d1']);
    expect([...known.childrensClassrooms]).toEqual(['k1']);
    expect(known.chats.size).toBe(0);
  });

  test.each<[Role, boolean, boolean, boolean]>([
    ['administrator', true, true, true],
    ['head', true, true, false],
    ['deputy', true, true, false],
    ['teacher', true, true, false],
    ['staff', true, false, false],
    ['parent', false, false, false],
    ['pupil', false, false, false],
  ])(
    'the role %s says who is staff, pedagogical, administrator',
    (role, isStaff, isPedagogical, isAdministrator) => {
      expect(facts([role])).toMatchObject({ isStaff, isPedagogical, isAdministrator, roles: [role] });
      expect(ROLES).toContain(role);
    },
  );

  test('being confirmed comes from the card', () => {
    expect(facts(['teacher']).isVerified).toBe(false);
    expect(facts([], { card: [personCard('anna', ['teacher'], { isVerified: true })] }).isVerified).toBe(
      true,
    );
  });

  test('a document of another kind among the sources is nobody’s fact', () => {
    const known = facts(['pupil'], {
      memberships: [kinshipPart('d1', 'anna')],
      kinships: [chatMembership('c1', 'anna')],
    });
    expect([known.chats.size, known.children.size]).toEqual([0, 0]);
  });
});
