import type { Capacity } from './capacities.ts';
import type { ActionRow } from './table.ts';

const PEDAGOGICAL: readonly Capacity[] = ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'];

/** What is planned to be held, by type: who may plan it may also begin it. */
export const SESSION_ACTIONS = {
  'session.lesson': {
    clause: 'P-2.4(4)',
    grants: [{ to: PEDAGOGICAL, when: ['inChat', 'goesOn', 'ofMany'] }],
  },
  'session.consultation': {
    clause: 'M-4 ¶11',
    grants: [{ to: PEDAGOGICAL, when: ['inChat', 'goesOn', 'ofMany'] }],
  },
  'session.classHour': {
    clause: 'P-2.3(4), M-5',
    grants: [
      { to: ['administrator', 'head', 'deputy'], when: ['inChat', 'goesOn', 'ofMany'] },
      { to: ['classTeacher'], when: ['inChat', 'goesOn', 'ofMany', 'ownClass'] },
    ],
  },
  'session.parents': {
    clause: 'M-4 ¶8, M-4 ¶11, M-5',
    grants: [
      { to: ['administrator', 'head', 'deputy'], when: ['inChat', 'goesOn', 'withParents'] },
      { to: ['classTeacher'], when: ['inChat', 'goesOn', 'withParents', 'ownClass'] },
    ],
  },
  'session.council': {
    clause: 'M-4 ¶8',
    grants: [{ to: ['head', 'deputy'], when: ['inChat', 'goesOn', 'ofStaff'] }],
  },
  'session.meeting': {
    clause: 'P-2.2(6), M-5',
    grants: [
      { to: ['administrator', 'head', 'deputy'], when: ['inChat', 'goesOn', 'ofManagement'] },
      { to: PEDAGOGICAL, when: ['inChat', 'goesOn', 'ofAssociation'] },
    ],
  },
  'session.webinar': {
    clause: 'P-3.4, M-3',
    grants: [{ to: PEDAGOGICAL, when: ['inChat', 'goesOn', 'ofColleagues'] }],
  },
  'session.event': {
    clause: 'P-2.3(4), M-4 ¶8, M-5',
    grants: [
      { to: PEDAGOGICAL, when: ['inChat', 'goesOn', 'ofMany'] },
      { to: ['administrator', 'head'], when: ['inChannel', 'goesOn'] },
    ],
  },
  'session.broadcast': {
    clause: 'P-2.1(14)',
    grants: [
      { to: ['administrator'], when: ['inChat', 'goesOn', 'ofMany'] },
      { to: ['administrator'], when: ['inChannel', 'goesOn'] },
    ],
  },
  /** Of what one has planned oneself. */
  'session.change': {
    clause: 'P-2.3(4), P-2.4(4)',
    grants: [
      { to: PEDAGOGICAL, when: ['inChat', 'goesOn'] },
      { to: ['administrator', 'head'], when: ['inChannel'] },
    ],
  },
  'session.book': { clause: 'M-4 ¶11', grants: [{ to: ['pupil', 'parent'], when: ['inChat', 'goesOn'] }] },
  /** Minutes and reports. */
  'session.report': {
    clause: 'M-4 ¶8, M-5',
    grants: [
      { to: PEDAGOGICAL, when: ['inChat', 'goesOn'] },
      { to: ['administrator', 'head'], when: ['inChannel'] },
    ],
  },
} as const satisfies Record<string, ActionRow>;
