import { ORDER_GROUPS, type OrderAudience, type OrderGroup } from '../../../shared/schema/school-order.ts';

/** Whom an order is for, as it is chosen in the form. */
export interface AudienceChoice {
  readonly groups: ReadonlySet<OrderGroup>;
  /** Classes whose pupils and parents are meant; none for the whole school. */
  readonly classrooms: ReadonlySet<string>;
}

export const STAFF_ONLY: AudienceChoice = { groups: new Set(['staff']), classrooms: new Set() };

/** The audiences of the documents that such an order becomes. Staff are asked as a whole. */
export function audiencesOf({ groups, classrooms }: AudienceChoice): readonly OrderAudience[] {
  const all = ORDER_GROUPS.filter((group) => groups.has(group));
  if (classrooms.size === 0) return all.length > 0 ? [{ groups: all, classroom: '' }] : [];
  const ofClasses = all.filter((group) => group !== 'staff');
  const staff: readonly OrderAudience[] = groups.has('staff') ? [{ groups: ['staff'], classroom: '' }] : [];
  if (ofClasses.length === 0) return staff;
  return [...staff, ...[...classrooms].map((classroom) => ({ groups: [...ofClasses], classroom }))];
}

/** The choice that led to these audiences. */
export function choiceOf(audiences: readonly OrderAudience[]): AudienceChoice {
  return {
    groups: new Set(audiences.flatMap(({ groups }) => groups)),
    classrooms: new Set(audiences.map(({ classroom }) => classroom).filter((id) => id !== '')),
  };
}
