import Type from 'typebox';
import { type Capacity, capacitiesOf } from '../../permissions/capacities.ts';
import { type Right, rightsOf } from '../../permissions/rights.ts';
import { schoolQuery } from './school-query.ts';

export interface RightsView {
  readonly capacities: readonly Capacity[];
  readonly rights: readonly Right[];
}

/** What the reader may do, and when: by the same table that the hub asks. */
export const rightsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): RightsView => ({
    capacities: capacitiesOf(facts),
    rights: rightsOf(facts, directory.isOn),
  }),
});
