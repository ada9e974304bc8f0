import type { Capacity } from './capacities.ts';
import type { ActionRow } from './table.ts';

const PEDAGOGICAL: readonly Capacity[] = ['administrator', 'head', 'deputy', 'classTeacher', 'teacher'];
const MANAGING: readonly Capacity[] = ['administrator', 'head', 'deputy'];

/** Moderation by the regulation on ethics: nobody moderates themself, and staff are moderated by the administration. */
export const MODERATION_ACTIONS = {
  'chat.report': {
    clause: 'E-2.2',
    grants: [{ to: 'everyone', when: ['inChat', 'open', 'notSelf'], unconfirmed: true }],
  },
  /** Reminders, violations, blocks and their early end. */
  'chat.moderate': {
    clause: 'E-2.2, E-2.5, E-2.6',
    grants: [
      { to: ['administrator', 'head'], when: ['inChat', 'goesOn', 'open', 'notSelf'] },
      {
        to: ['deputy', 'classTeacher', 'teacher'],
        when: ['inChat', 'goesOn', 'open', 'notSelf', 'familyOnly'],
      },
    ],
  },
  'chat.apologise': { clause: 'E-2.7', grants: [{ to: 'everyone', when: ['inChat'], unconfirmed: true }] },
  'chat.object': {
    clause: 'E-2.7',
    grants: [{ to: 'everyone', when: ['inChat', 'goesOn', 'open', 'notSelf'], unconfirmed: true }],
  },
  /** What is said about those who work here goes to the administration. */
  'reports.ofStaff': { clause: 'E-2.2', grants: [{ to: MANAGING, when: ['notSelf'] }] },
  'case.review': { clause: 'E-2.8', grants: [{ to: ['head', 'deputy'], when: ['notSelf'] }] },
  /** A message that was reported or taken out, with the opening told to its author (decision D-3). */
  'case.open': { clause: 'E-2.8', grants: [{ to: MANAGING, when: ['notSelf'] }] },
  'rules.adopt': { clause: 'P-4.1, E-3.1, E-3.2', grants: [{ to: MANAGING }] },
  'rules.adoptForChat': {
    clause: 'E-2.2, E-2.4',
    grants: [{ to: PEDAGOGICAL, when: ['inChat', 'goesOn', 'open'] }],
  },
} as const satisfies Record<string, ActionRow>;
