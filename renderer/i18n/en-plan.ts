import type { ruPlan } from './ru-plan.ts';

/** What is coming: events and the dates of tasks. */
export const enPlan: Record<keyof typeof ruPlan, string> = {
  'rail.plan': 'Plan',
  'plan.title': 'Plan',
  'plan.hint': 'Events and dates of tasks from your chats',
  'plan.empty': 'What is coming will be here',
  'plan.emptyHint':
    'Events and tasks with a date come here by themselves, from your chats. They are added below the messages of a chat, with “+”.',
  'plan.overdue': 'The date has passed',
  'plan.thisWeek': 'This week',
  'plan.nextWeek': 'Next week',
  'plan.week': '{from} – {to}',
  'plan.due': 'to hand in',
  'plan.comes': 'you come',
  'plan.comesNot': 'you do not come',
  'plan.waiting': '{count, plural, one {# answer waits for you} other {# answers wait for you}}',
};
