/** What is coming: events and the dates of tasks. */
export const ruPlan = {
  'rail.plan': 'План',
  'plan.title': 'План',
  'plan.hint': 'Уроки, встречи, события и сроки заданий из ваших чатов',
  'plan.empty': 'Здесь будет то, что впереди',
  'plan.emptyHint': 'Уроки, встречи, события и задания со сроком появляются здесь сами, из ваших чатов.',
  'plan.overdue': 'Срок прошёл',
  'plan.thisWeek': 'Эта неделя',
  'plan.nextWeek': 'Следующая неделя',
  'plan.week': '{from} – {to}',
  'plan.due': 'срок сдачи',
  'plan.comes': 'вы придёте',
  'plan.comesNot': 'вы не придёте',
  'plan.waiting':
    '{count, plural, one {# ответ ждёт проверки} few {# ответа ждут проверки} many {# ответов ждут проверки} other {# ответа ждут проверки}}',
} as const;
