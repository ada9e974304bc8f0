import { AppError } from '../../shared/errors/app-error.ts';
import { EXPORT_CALLS } from '../../shared/ipc/export-calls.ts';
import { can, refusalOf } from '../../shared/permissions/can.ts';
import { auditSource, lessonsSource, personSource, rosterSource, schoolSource } from '../export/sources.ts';
import type { Hub } from '../hub.ts';
import { handler } from './handler.ts';

/** What leaves the hub as a whole stands in the log. */
async function noteSchool(hub: Hub, actor: string): Promise<void> {
  await hub.note({ actor, action: 'school.exported', targets: [], clause: 'P-1.7' });
}

/** Archives that are made while they are fetched; see `ExportDesk`. */
export const EXPORT_HANDLERS = {
  'export.roster': handler({
    data: EXPORT_CALLS['export.roster'].data,
    refusal: (facts) => refusalOf(facts, 'school.export'),
    run: ({ hub, facts }, data) =>
      hub.exports.read(facts.person, 'roster', data, async () => {
        await noteSchool(hub, facts.person);
        return await rosterSource(hub);
      }),
  }),
  'export.school': handler({
    data: EXPORT_CALLS['export.school'].data,
    refusal: (facts) => refusalOf(facts, 'school.export'),
    run: ({ hub, facts }, data) =>
      hub.exports.read(facts.person, 'school', data, async () => {
        await noteSchool(hub, facts.person);
        return await schoolSource(hub);
      }),
  }),
  /** One's own data, which everyone may have, or somebody's by an administrator (clause P-4.3). */
  'export.person': handler({
    data: EXPORT_CALLS['export.person'].data,
    refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
    run: async ({ hub, facts }, data) => {
      const person = data.person || facts.person;
      if (!can(facts, 'person.export', { person: { ...(await hub.facts.of(person)), person } })) {
        throw new AppError('notAllowed');
      }
      return await hub.exports.read(facts.person, `person ${person}`, data, async () => {
        const note = { actor: facts.person, action: 'person.exported', targets: [person], clause: 'P-4.3' };
        await hub.note(note);
        return await personSource(hub, person);
      });
    },
  }),
  'export.audit': handler({
    data: EXPORT_CALLS['export.audit'].data,
    refusal: (facts) => refusalOf(facts, 'audit.read'),
    run: ({ hub, facts }, data) =>
      hub.exports.read(facts.person, 'audit', data, async () => {
        await noteSchool(hub, facts.person);
        return await auditSource(hub);
      }),
  }),
  'export.lessons': handler({
    data: EXPORT_CALLS['export.lessons'].data,
    refusal: (facts) => refusalOf(facts, 'lessons.review'),
    run: ({ hub, facts }, data) =>
      hub.exports.read(facts.person, 'lessons', data, async () => {
        await noteSchool(hub, facts.person);
        return await lessonsSource(hub);
      }),
  }),
} as const;
