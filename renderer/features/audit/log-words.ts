/** What stands in the log and is no act: things that the hub does or notes by itself. */
const BY_ITSELF = {
  'slips.use': 'log.slips.use',
  'requests.make': 'log.requests.make',
  'mail.set': 'log.mail.set',
  'case.open': 'log.case.open',
  'day.turned': 'log.day.turned',
  'requests.emptied': 'log.requests.emptied',
  'school.founded': 'log.school.founded',
  'school.exported': 'log.school.exported',
  'person.exported': 'log.person.exported',
  'pins.reset': 'log.pins.reset',
} as const;

type LogAction = keyof typeof BY_ITSELF;

function isLogAction(action: string): action is LogAction {
  return Object.hasOwn(BY_ITSELF, action);
}

/** The key of the words for a line that is no act; undefined for one that this version does not know. */
export function logActionKey(action: string): (typeof BY_ITSELF)[LogAction] | undefined {
  return isLogAction(action) ? BY_ITSELF[action] : undefined;
}
