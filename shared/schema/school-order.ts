import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { Day } from './day.ts';
import { FileRefs } from './file-ref.ts';
import { line, text, TimeMs } from './names.ts';
import { scopeOf } from './scope.ts';

export const ORDER_GROUPS = ['staff', 'pupils', 'parents'] as const;
export type OrderGroup = (typeof ORDER_GROUPS)[number];

/** Whom an order is for: groups of the whole school, or pupils and parents of one class. */
export const OrderAudience = Type.Object(
  {
    groups: Type.Array(
      Type.Unsafe<OrderGroup>(Type.Union(ORDER_GROUPS.map((group) => Type.Literal(group)))),
      { minItems: 1, maxItems: ORDER_GROUPS.length, uniqueItems: true },
    ),
    /** '' for the whole school. */
    classroom: OptionalId,
  },
  { additionalProperties: false },
);
export type OrderAudience = Type.Static<typeof OrderAudience>;

const Version = Type.Integer({ minimum: 1, maximum: 1000 });

/**
 * One version of an order or of another document that people have to know (clauses M-4 ¶8, O-4). The first
 * version, for the first class where it is for several, is the parent of all others; so an order for three
 * classes in its second version is six documents. A version that `isWithdrawn` says that the order holds no more.
 */
export const SchoolOrderBody = Type.Object(
  {
    number: line(40),
    date: Day,
    title: line(200, 1),
    text: text(8000),
    files: FileRefs,
    /** The act on the shelf of papers that it makes known, '' for none. */
    paper: OptionalId,
    /** Counted from 1; a new version asks everyone again. A withdrawal has that of what it withdraws. */
    version: Version,
    needsAcknowledgement: Type.Boolean(),
    /** Its scope is that of `orderScope`. */
    audience: OrderAudience,
    isWithdrawn: Type.Boolean(),
    /** What has changed since the version before, or why it is withdrawn. */
    note: line(300),
  },
  { additionalProperties: false },
);
export type SchoolOrderBody = Type.Static<typeof SchoolOrderBody>;

/**
 * The scope that the audience of an order can read, and the staff who are near it; undefined for an audience
 * that there is not. Staff are not asked by class.
 */
export function orderScope({ groups, classroom }: OrderAudience): string | undefined {
  const hasPupils = groups.includes('pupils');
  const hasParents = groups.includes('parents');
  if (classroom !== '') {
    if (groups.includes('staff')) return undefined;
    return hasPupils ? scopeOf.shelf(classroom) : scopeOf.pshelf(classroom);
  }
  if (hasPupils && hasParents) return 'school';
  if (hasPupils) return scopeOf.notice('pupils');
  return hasParents ? scopeOf.notice('parents') : 'staff';
}

/** A person has read a version of an order, its parent, in `ack:<person>`. It is not taken back. */
export const AckBody = Type.Object({ version: Version, at: TimeMs }, { additionalProperties: false });
export type AckBody = Type.Static<typeof AckBody>;

/** One per version and person, however often and from wherever it is said. */
export function ackId(version: string, person: string): string {
  return `${version}.${person}.k`;
}

/** A signature on the printed sheet, entered by the administration, in `ack:<person>`. The parent is the version. */
export const PaperAckBody = Type.Object(
  { person: Id, version: Version, signedOn: Day },
  { additionalProperties: false },
);
export type PaperAckBody = Type.Static<typeof PaperAckBody>;

/** The school takes back a signature that was entered by mistake, in `ack:<person>`. The parent is the version. */
export const PaperDropBody = Type.Object({ person: Id, paper: Id }, { additionalProperties: false });
export type PaperDropBody = Type.Static<typeof PaperDropBody>;

export function paperDropId(paper: string): string {
  return `${paper}.x`;
}

/** Whoever has not acknowledged a version, its parent, finds this beside it. In the scope of the version. */
export const ReminderBody = Type.Object(
  { at: TimeMs, audience: OrderAudience },
  { additionalProperties: false },
);
export type ReminderBody = Type.Static<typeof ReminderBody>;
