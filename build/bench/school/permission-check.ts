import { Directory } from '../../../shared/directory/directory.ts';
import { refusalOf } from '../../../shared/permissions/can.ts';
import type { Target } from '../../../shared/permissions/conditions.ts';
import { actionNames } from '../../../shared/permissions/table.ts';
import type { AuthorPart } from '../../../shared/schema/envelope.ts';
import { policyId } from '../../../shared/schema/policy.ts';
import type { Role } from '../../../shared/schema/person.ts';
import {
  chatMembership,
  classMembership,
  kinshipPart,
  part,
  personCard,
} from '../../../shared/testing/make-documents.ts';

const CLASSES = 50;
const PUPILS_OF_CLASS = 25;
const TEACHERS = 150;
const STAFF = 50;
const WARMING_ROUNDS = 20;
const ROUNDS = 200;

export interface PermissionCheckFigures {
  /** One question of `can()`, over all actions and capacities alike, in microseconds: the mean when warm. */
  readonly permissionCheckUs: number;
  /** How many different questions a round asks. */
  readonly checks: number;
  /** How many people the directory holds. */
  readonly people: number;
}

/**
 * Asks of somebody in each capacity whether they may do each action to several others, the facts of both and
 * the school's settings looked up each time in the directory of a school of 3,000 people.
 */
export function measurePermissionCheck(): PermissionCheckFigures {
  const directory = school();
  const actions = actionNames();
  const actors = ['administrator', 'head', 'deputy', 't0', 't60', 's0', 'p0-0', 'm0-0', 'f3-1'];
  const others = ['p0-1', 'm0-1', 't1', 'p30-2', 'head'];
  const chat = 'c0';
  const about = directory.chat(chat);
  const round = (): number => {
    let refused = 0;
    for (const actor of actors) {
      for (const other of others) {
        for (const action of actions) {
          const person = directory.factsOf(other);
          const target: Target = { person, chat, about, classroom: 'k0', role: 'pupil', maker: actor };
          if (refusalOf(directory.factsOf(actor), action, target, directory.isOn) !== undefined) refused++;
        }
      }
    }
    return refused;
  };
  for (let n = 0; n < WARMING_ROUNDS; n++) round();
  const checks = actors.length * others.length * actions.length;
  const from = performance.now();
  for (let n = 0; n < ROUNDS; n++) round();
  const us = ((performance.now() - from) * 1000) / (ROUNDS * checks);
  const people = directory.all('person').length;
  return { permissionCheckUs: Math.round(us * 1000) / 1000, checks, people };
}

/** 50 classes with 25 pupils, whose parents have siblings in other classes now and then, and 200 of the staff. */
function school(): Directory {
  const directory = new Directory();
  const take = (...documents: readonly AuthorPart[]) => {
    for (const document of documents) directory.take(document);
  };
  const body = { name: 'pupilsWriteToPupils' as const, chat: '', value: true, isSet: true };
  take(part({ kind: 'policy', id: policyId(body.name), scope: 'school', body }));
  for (const role of ['administrator', 'head', 'deputy'] as const) take(confirmed(role, role));
  for (let n = 0; n < STAFF; n++) take(personCard(`s${n}`, ['staff']));
  for (let n = 0; n < TEACHERS; n++) {
    take(confirmed(`t${n}`, 'teacher'));
    for (let k = 0; k < 6; k++) {
      const role = k === 0 && n < CLASSES ? 'classTeacher' : 'teacher';
      take(classMembership(`k${(n + k * 7) % CLASSES}`, `t${n}`, { role }));
    }
  }
  for (let k = 0; k < CLASSES; k++) take(...classOf(k));
  return directory;
}

function confirmed(id: string, role: Role): AuthorPart {
  return personCard(id, [role], { isVerified: true });
}

function* classOf(k: number): Generator<AuthorPart> {
  const body = { title: `7-${k}`, template: 'pupils' as const, classroom: `k${k}`, isArchived: false };
  yield part({ kind: 'chat', id: `c${k}`, scope: `chat:c${k}`, body });
  for (let n = 0; n < PUPILS_OF_CLASS; n++) {
    const pupil = `p${k}-${n}`;
    yield personCard(pupil, ['pupil']);
    yield classMembership(`k${k}`, pupil);
    yield chatMembership(`c${k}`, pupil);
    const hasSibling = n % 4 === 0 && k > 0;
    const mother = `m${hasSibling ? k - 1 : k}-${n}`;
    if (!hasSibling) yield personCard(mother, ['parent']);
    yield kinshipPart(pupil, mother);
    if (n % 2 === 0) continue;
    yield personCard(`f${k}-${n}`, ['parent']);
    yield kinshipPart(pupil, `f${k}-${n}`);
  }
}
