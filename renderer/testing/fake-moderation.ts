import { STANDARD_RULES } from '../../shared/moderation/standard-rules.ts';
import type {
  CaseView,
  ChatOrderView,
  DeskRow,
  ModerationResults,
  RulesView,
  StepView,
} from '../../shared/replica/moderation/moderation-views.ts';
import { ANNA, DARYA, TIMUR } from './fake-people.ts';

const DAY_MS = 86_400_000;
const RULE = STANDARD_RULES.ru.rules[0];

const STEP: StepView = {
  id: 's1',
  step: 'violation',
  at: 0,
  byName: ANNA.name,
  edition: 'standard',
  rule: 1,
  ruleText: RULE,
  message: 'm1',
  messageText: 'Да вы все ничего не понимаете',
  canOpen: false,
  words: '',
  of: '',
  days: 0,
  isLifted: false,
  isOpen: false,
  isCorrected: false,
  isPending: false,
  canCorrect: true,
  canAppeal: false,
  canRule: false,
};

/** Order in an invented chat: a report that waits, and a case at its fourth violation. */
export function fakeModeration(now: () => number): {
  readonly [Q in keyof ModerationResults]: () => ModerationResults[Q];
} {
  return {
    rules: () => RULES,
    chatOrder: () => ORDER,
    desk: () => [reported(now() - DAY_MS / 8), { ...reported(now() - 2 * DAY_MS), id: 'r2', isLate: true }],
    cases: () => [
      {
        chat: '7b',
        chatTitle: '7Б, ученики',
        person: TIMUR,
        isOwn: false,
        isOfChild: false,
        violations: 4,
        blockedUntil: 0,
        hasOpenAppeal: true,
        at: now() - DAY_MS,
      },
    ],
    case: () => fakeCase(now()),
  };
}

const RULES: RulesView = {
  editions: [
    {
      id: 'standard',
      isOfChat: false,
      isStandard: true,
      version: 1,
      ...STANDARD_RULES.ru,
      from: 0,
      council: '',
      councilDate: '',
      parents: '',
      order: undefined,
      isToAccept: false,
      isAccepted: false,
    },
  ],
  coming: [],
  canAdopt: true,
  isNewcomer: false,
};

const ORDER: ChatOrderView = {
  isModerator: true,
  moderators: [ANNA],
  successors: [],
  openReports: 0,
  leavers: [{ person: DARYA, why: 'left', at: Date.UTC(2026, 8, 1), isFresh: false }],
  ownViolations: 0,
  ownBlock: undefined,
  apologies: [],
  ownReports: [],
  news: undefined,
};

function reported(at: number): DeskRow {
  return {
    id: 'r1',
    chat: '7b',
    chatTitle: '7Б, ученики',
    message: 'm1',
    author: TIMUR,
    text: 'Да вы все ничего не понимаете',
    isHere: true,
    reporter: DARYA,
    words: 'Он так пишет всем',
    at,
    isLate: false,
    isTakenDown: false,
    isViolation: false,
    end: undefined,
  };
}

function fakeCase(now: number): CaseView {
  return {
    chat: '7b',
    chatTitle: '7Б, ученики',
    person: TIMUR,
    isOwn: false,
    steps: [9, 6, 4, 1].map((days, n) => ({ ...STEP, id: `s${n}`, at: now - days * DAY_MS })),
    violations: 4,
    needed: 4,
    block: undefined,
    canModerate: true,
    blockRefusal: undefined,
    releaseRefusal: 'releaseTooEarly',
    canApologise: false,
  };
}
