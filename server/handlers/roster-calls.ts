import { ROSTER_CALLS } from '../../shared/ipc/roster-calls.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import { handler } from './handler.ts';

const refusal = (facts: PersonFacts) => refusalOf(facts, 'roster.import');

/** A roster that an administrator lays before the running hub; see `RosterDesk`. */
export const ROSTER_HANDLERS = {
  'roster.begin': handler({
    data: ROSTER_CALLS['roster.begin'].data,
    refusal,
    run: ({ hub, facts }, data) => Promise.resolve(hub.rosters.begin(facts.person, data)),
  }),
  'roster.write': handler({
    data: ROSTER_CALLS['roster.write'].data,
    refusal,
    run: ({ hub, facts }, data) => Promise.resolve(hub.rosters.write(facts.person, data)),
  }),
  'roster.preview': handler({
    data: ROSTER_CALLS['roster.preview'].data,
    refusal,
    run: ({ hub, facts }) => hub.rosters.preview(facts.person),
  }),
  'roster.lines': handler({
    data: ROSTER_CALLS['roster.lines'].data,
    refusal,
    run: ({ hub, facts }, data) => Promise.resolve(hub.rosters.lines(facts.person, data)),
  }),
  'roster.apply': handler({
    data: ROSTER_CALLS['roster.apply'].data,
    refusal,
    run: ({ hub, facts }, data) => hub.rosters.apply(facts.person, data),
  }),
  'roster.progress': handler({
    data: ROSTER_CALLS['roster.progress'].data,
    refusal,
    run: ({ hub, facts }) => Promise.resolve(hub.rosters.progress(facts.person)),
  }),
  'roster.cancel': handler({
    data: ROSTER_CALLS['roster.cancel'].data,
    refusal,
    run: ({ hub, facts }) => Promise.resolve(hub.rosters.cancel(facts.person)),
  }),
} as const;
