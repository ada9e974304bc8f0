import type { ruPlan } from './ru-plan.ts';

/** What is coming: events and the dates of tasks. */
export const enPlan: Record<keyof typeof ruPlan, string> = {
  'rail.plan': 'Plan',
  'plan.title': 'Plan',
  'plan.hint': 'Lessons, meetings, events and dates of tasks from your chats',
  'plan.empty': 'What is coming will be here',
  'plan.emptyHint':
    'Lessons, meetings, events and tasks with a date come here by themselves, from your chats.',
  'plan.overdue': 'The date has passed',
  'plan.thisWeek': 'This week',
  'plan.nextWeek': 'Next week',
  'plan.week': '{from} – {to}',
  'plan.due': 'to hand in',
  'plan.comes': 'you come',
  'plan.comesNot': 'you do not come',
  'plan.waiting': '{count, plural, one {# answer waits for you} other {# answers wait for you}}',
};
