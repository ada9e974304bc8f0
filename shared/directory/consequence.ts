import Type from 'typebox';
import { Id } from '../ids/id.ts';

const of = <const W extends string>(...what: readonly W[]) =>
  Type.Unsafe<W>(Type.Union(what.map((one) => Type.Literal(one))));

/** What changes for one person, so that it can be read before it is done. */
export const Consequence = Type.Union([
  Type.Object({ person: Id, what: of('enters', 'leaves', 'confirmed', 'unconfirmed') }),
  Type.Object({ person: Id, what: of('roleBegins', 'roleEnds'), role: Type.String() }),
  Type.Object({ person: Id, what: of('classBegins', 'classEnds'), classroom: Id }),
  /** A parent's way to a class through a child. */
  Type.Object({ person: Id, what: of('familyClassBegins', 'familyClassEnds'), classroom: Id }),
  Type.Object({
    person: Id,
    what: of('chatOffered', 'chatEnds', 'chatStays'),
    chat: Id,
    title: Type.String(),
  }),
]);
export type Consequence = Type.Static<typeof Consequence>;
