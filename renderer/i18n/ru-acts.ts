/** What each act is called where it is listed: what waits, what was refused, the log. */
export const ruActs = {
  'act.school.edit': 'Изменить сведения о школе',
  'act.policy.set': 'Изменить правило школы',
  'act.roles.appoint': 'Назначить приказом',
  'act.roles.end': 'Прекратить назначение',
  'act.links.set': 'Изменить ссылку на дневник или журнал',
  'act.papers.keep': 'Положить документ на полку',
  'act.papers.withdraw': 'Снять документ с полки',
} as const;
