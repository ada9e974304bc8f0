import type { AuthorPart } from '../schema/envelope.ts';
import type { BodyOf } from '../schema/kinds.ts';
import { shelfScope } from '../schema/material.ts';
import { ackId, orderScope } from '../schema/school-order.ts';
import { scopeOf } from '../schema/scope.ts';
import { part, stampAt } from './make-documents.ts';

interface Made<B> {
  /** The stamp of its making, and its id where it has one of its own. */
  readonly stamp?: string;
  readonly parent?: string;
  readonly body?: Partial<B>;
}

/** A version of an order, for the staff unless the body says otherwise. */
export function orderPart(by: string, of: Made<BodyOf<'order'>> = {}): AuthorPart {
  const body: BodyOf<'order'> = {
    number: '41-од',
    date: '2026-09-01',
    title: 'О режиме работы',
    text: 'Занятия начинаются в 8:30.',
    files: [],
    paper: '',
    version: 1,
    needsAcknowledgement: true,
    audience: { groups: ['staff'], classroom: '' },
    isWithdrawn: false,
    note: '',
    ...of.body,
  };
  const scope = orderScope(body.audience) ?? 'staff';
  return made('order', by, { ...of, scope, parent: of.parent ?? '', body });
}

export function ackPart(by: string, version: string, of: Made<BodyOf<'ack'>> = {}): AuthorPart {
  const body = { version: 1, at: 1_700_000_000_000, ...of.body };
  const document = made('ack', by, { ...of, scope: scopeOf.ack(by), parent: version, body });
  return { ...document, id: ackId(version, by) };
}

export function paperAckPart(
  by: string,
  version: string,
  person: string,
  of: Made<BodyOf<'paperack'>> = {},
): AuthorPart {
  const body = { person, version: 1, signedOn: '2026-09-02', ...of.body };
  return made('paperack', by, { ...of, scope: scopeOf.ack(person), parent: version, body });
}

export function reminderPart(by: string, version: string, of: Made<BodyOf<'reminder'>> = {}): AuthorPart {
  const body: BodyOf<'reminder'> = { at: 1, audience: { groups: ['staff'], classroom: '' }, ...of.body };
  return made('reminder', by, { ...of, scope: orderScope(body.audience) ?? '', parent: version, body });
}

/** A material on the school's shelf unless the body names a class. */
export function materialPart(
  by: string,
  of: Made<BodyOf<'material'>> & { readonly isForParents?: boolean } = {},
): AuthorPart {
  const body: BodyOf<'material'> = {
    title: 'Дроби',
    classroom: '',
    topic: 'Обыкновенные дроби',
    about: 'Конспект',
    source: 'Учебник, § 12',
    files: [],
    history: [],
    ...of.body,
  };
  const scope = shelfScope(body.classroom, of.isForParents === true);
  return made('material', by, { ...of, scope, parent: '', body });
}

/** A word on a material that lies in a scope. */
export function reviewPart(
  by: string,
  material: string,
  of: Made<BodyOf<'review'>> & { readonly scope?: string } = {},
): AuthorPart {
  const body: BodyOf<'review'> = { verdict: 'verified', of: material, reason: '', ...of.body };
  return made('review', by, { ...of, scope: of.scope ?? 'school', parent: material, body });
}

function made<K extends 'order' | 'ack' | 'paperack' | 'reminder' | 'material' | 'review'>(
  kind: K,
  by: string,
  of: { readonly stamp?: string; readonly scope: string; readonly parent: string; readonly body: BodyOf<K> },
): AuthorPart {
  const { stamp = stampAt(1), scope, parent, body } = of;
  return part({ kind, id: stamp, stamp, by, scope, parent, body });
}
