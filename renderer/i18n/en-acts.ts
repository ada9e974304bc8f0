export const enActs = {
  'act.school.edit': 'Change what is said of the school',
  'act.policy.set': 'Change a rule of the school',
} as const;
