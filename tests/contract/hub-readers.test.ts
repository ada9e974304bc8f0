import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lettersOfWords } from '../../shared/protocol/invitation.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind, kindNames } from '../../shared/schema/kinds.ts';
import { isStaff, type Role } from '../../shared/schema/person.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { openDemo, startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let all: readonly AcceptedDocument[];
const people = new Map<string, string>();

beforeAll(async () => {
  hub = await startTestHub();
  await openDemo(hub);
  const { store, slips } = hub.hub;
  const cards = await store.byKind('person');
  const first = (role: Role, isAlso: (card: AcceptedDocument) => boolean = () => true) =>
    cards.find(
      (card) =>
        isOfKind(card, 'person') &&
        card.body.roles.length === 1 &&
        card.body.roles[0] === role &&
        isAlso(card),
    )!.id;
  const guardians = new Set(
    (await store.byKind('kinship')).flatMap((one) => (isOfKind(one, 'kinship') ? [one.body.guardian] : [])),
  );
  people.set('pupil', first('pupil'));
  people.set(
    'parent',
    first('parent', ({ id }) => guardians.has(id)),
  );
  people.set('teacher', first('teacher'));
  people.set(
    'administrator',
    cards.find((card) => isOfKind(card, 'person') && card.body.roles.includes('administrator'))!.id,
  );
  await slips.issue({ person: people.get('pupil')!, maker: people.get('administrator')! });
  await slips.issue({ person: people.get('parent')!, maker: people.get('teacher')! });
  const everyScope = new Set<string>();
  for (const kind of kindNames()) {
    for (const document of await store.byKind(kind)) everyScope.add(document.scope);
  }
  all = (await Promise.all([...everyScope].map((scope) => store.byScope(scope)))).flat();
});
afterAll(() => hub.remove());

/** Who may read a document, said again from the documents themselves and in other words than the rules of the hub. */
function mayRead(person: string, document: AcceptedDocument): boolean {
  const card = all.find(({ id }) => id === person)!;
  if (!isOfKind(card, 'person')) return false;
  const staff = isStaff(card.body);
  const isConfirmed = (role: Role) => card.body.isVerified && card.body.roles.includes(role);
  const administrator = isConfirmed('administrator');
  const channel = (id: string) => {
    const found = all.find((one) => one.id === id);
    return found && isOfKind(found, 'chat') ? found.body.template : 'group';
  };
  const isIn = (who: string, group: string) =>
    all.some(
      (one) =>
        isOfKind(one, 'membership') &&
        one.body.person === who &&
        one.body.group === group &&
        one.body.state === 'active',
    );
  const children = all.flatMap((one) =>
    isOfKind(one, 'kinship') && one.body.guardian === person && one.body.isActive ? [one.body.child] : [],
  );
  const [kind, subject = ''] = document.scope.split(':');
  switch (kind) {
    case 'school':
      return true;
    case 'staff':
      return staff;
    case 'admin':
      return administrator;
    case 'class':
      return staff || isIn(person, subject) || children.some((child) => isIn(child, subject));
    case 'chat':
      return isIn(person, subject);
    case 'person':
      return subject === person;
    case 'family':
      return (
        subject === person || children.includes(subject) || teachesClassOf(person, subject) || administrator
      );
    case 'slip':
    case 'act':
      return subject === person || administrator;
    case 'keys':
      return subject === person;
    case 'ack':
      return subject === person || administrator || isConfirmed('head') || isConfirmed('deputy');
    case 'audit':
      return administrator || isConfirmed('head') || isConfirmed('deputy');
    case 'channel':
      return channel(subject) === 'wholeSchool' || (channel(subject) === 'staffNews' && staff);
    default:
      return false;
  }
}

/** Whether somebody is class teacher of the class in which a child learns. */
function teachesClassOf(teacher: string, child: string): boolean {
  const rolesOf = (who: string, role: string) =>
    all.flatMap((one) =>
      isOfKind(one, 'membership') &&
      one.body.person === who &&
      one.body.role === role &&
      one.body.groupType === 'classroom' &&
      one.body.state === 'active'
        ? [one.body.group]
        : [],
    );
  const led = rolesOf(teacher, 'classTeacher');
  return rolesOf(child, 'pupil').some((group) => led.includes(group));
}

describe.each(['pupil', 'parent', 'teacher', 'administrator'])(
  '[FEED-1] of the whole demonstration school a %s',
  (role) => {
    let received: AcceptedDocument[];
    let person: string;
    beforeAll(async () => {
      person = people.get(role)!;
      const client = await RawClient.enter(hub, person);
      received = client.received.flatMap((message) => (message.type === 'changes' ? message.documents : []));
      client.close();
    });
    const kinds = () => new Set(received.map(({ kind }) => kind));

    test('receives nothing that is not for such eyes', () => {
      const foreign = received.filter((document) => !mayRead(person, document));
      expect(foreign.map(({ kind, scope }) => `${kind} ${scope}`)).toEqual([]);
    });

    test('receives all that is', () => {
      const ids = new Set(received.map(({ id }) => id));
      const missing = all.filter((document) => !ids.has(document.id) && mayRead(person, document));
      expect(missing.map(({ kind, scope }) => `${kind} ${scope}`)).toEqual([]);
      expect(received.length).toBeGreaterThan(100);
    });

    test('D-8 reads contacts only as an administrator', () => {
      expect(kinds().has('contact')).toBe(role === 'administrator');
      const text = JSON.stringify(received);
      const contacts = all.filter((one) => isOfKind(one, 'contact') && one.body.email !== '');
      expect(contacts.length).toBeGreaterThan(10);
      for (const contact of contacts)
        expect(text.includes(String(contact.body['email']))).toBe(role === 'administrator');
    });

    test('F-030 reads family links only of the own family and the own class, unless an administrator', () => {
      const links = received.flatMap((one) => (isOfKind(one, 'kinship') ? [one.body] : []));
      const every = all.filter(({ kind }) => kind === 'kinship').length;
      if (role === 'administrator') expect(links).toHaveLength(every);
      else {
        const ownFamilies = new Set(
          links
            .filter(({ child, guardian }) => child === person || guardian === person)
            .map(({ child }) => child),
        );
        const foreign = links.filter(
          ({ child }) => !ownFamilies.has(child) && !(role === 'teacher' && teachesClassOf(person, child)),
        );
        expect(foreign).toEqual([]);
        if (role === 'teacher') expect(links.length).toBeGreaterThan(10);
        expect(links.length).toBeLessThan(every);
      }
    });

    test('reads no slip of another’s, and of no slip the secret', async () => {
      const slips = received.filter(({ kind }) => kind === 'slip');
      expect(slips.every(({ scope }) => scope === `slip:${person}` || role === 'administrator')).toBe(true);
      expect(slips.length > 0).toBe(role === 'administrator' || role === 'teacher');
      const { code } = await hub.hub.slips.issue({ person, maker: person });
      expect(JSON.stringify(await hub.hub.store.byKind('slip')).toLowerCase()).not.toContain(
        lettersOfWords(code.split(' ')),
      );
    });
  },
);
