export const enActs = {
  'act.school.edit': 'Change what is said of the school',
  'act.policy.set': 'Change a rule of the school',
  'act.roles.appoint': 'Appoint by order',
  'act.roles.end': 'End an appointment',
  'act.links.set': 'Change a link to the diary or journal',
  'act.papers.keep': 'Put a document on the shelf',
  'act.papers.withdraw': 'Take a document off the shelf',
} as const;
