/** What each act is called where it is listed: what waits, what was refused, the log. */
export const ruActs = {
  'act.school.edit': 'Изменить сведения о школе',
  'act.policy.set': 'Изменить правило школы',
} as const;
