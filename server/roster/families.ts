import { follow } from './follow.ts';
import { familyGrants, type Grants } from './grants.ts';
import type { ProblemLog } from './problem.ts';
import { relationOf } from './roles.ts';
import type { RosterRows } from './roster-rows.ts';
import { FAMILY_RELATIONS, type FamilyRelation, type RosterFamily } from './roster.ts';

/**
 * Reads the families from `agentSourcedIds`. Exports name them in either direction, or in both: a pupil lists
 * the guardians, or a guardian lists the pupils. Only families of the pupils of this school are kept.
 */
export function buildFamilies(
  rows: RosterRows,
  grants: Grants,
  pupilsHere: ReadonlySet<string>,
  problems: ProblemLog,
): readonly RosterFamily[] {
  const { file } = rows.users;
  const families = new Map<string, RosterFamily>();
  const isKnown = (person: string): boolean => !grants.left.has(person) && !grants.unclear.has(person);
  const isPupil = (person: string): boolean =>
    (grants.byPerson.get(person) ?? []).some((grant) => grant.role === 'pupil');
  const relationTo = (person: string): FamilyRelation | undefined => {
    const held = familyGrants(grants.byPerson.get(person) ?? []).map((grant) => relationOf(grant.name));
    return FAMILY_RELATIONS.find((relation) => held.includes(relation));
  };
  for (const { sourcedId, line, agents } of rows.users.rows.values()) {
    if (!isKnown(sourcedId)) continue;
    for (const agent of agents) {
      const place = { file, line, column: 'agentSourcedIds' };
      if (follow(rows.users, agent, place, problems) === undefined || !isKnown(agent)) continue;
      const [child, guardian] = isPupil(sourcedId) ? [sourcedId, agent] : [agent, sourcedId];
      const relation = relationTo(guardian);
      if (!isPupil(child) || relation === undefined) {
        problems.add({ ...place, reason: 'agent-not-family', value: agent });
      } else if (pupilsHere.has(child)) {
        families.set(`${child}\n${guardian}`, { child, guardian, relation });
      }
    }
  }
  return [...families.values()];
}
