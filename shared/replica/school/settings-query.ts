import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import { POLICIES, policyId, type PolicyName, policyNames, type PolicyValue } from '../../schema/policy.ts';
import type { SchoolBody } from '../../schema/school.ts';
import { schoolQuery } from './school-query.ts';

export interface PolicyRow {
  readonly name: PolicyName;
  readonly value: PolicyValue;
  readonly standard: PolicyValue;
  /** How many chats have an exception, as far as this replica can see them. */
  readonly exceptions: number;
}

export interface SettingsView {
  readonly school: SchoolBody | undefined;
  readonly policies: readonly PolicyRow[];
  readonly canEditSchool: boolean;
  readonly canSetPolicies: boolean;
}

/** What the school says of itself and what it has set. */
export const settingsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): SettingsView => ({
    school: directory.school?.body,
    policies: policyNames().map((name): PolicyRow => {
      const set = directory.get('policy', policyId(name))?.body;
      const { standard } = POLICIES[name];
      const exceptions = directory
        .all('policy')
        .filter(({ body }) => body.name === name && body.chat !== '' && body.isSet).length;
      return { name, value: set?.isSet ? set.value : standard, standard, exceptions };
    }),
    canEditSchool: can(facts, 'school.edit'),
    canSetPolicies: can(facts, 'policy.set'),
  }),
});
