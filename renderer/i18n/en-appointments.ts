export const enAppointments = {
  'appointments.section': 'Administrators and heads by order',
  'appointments.none': 'Nobody has been appointed by order yet.',
  'appointments.over': 'Earlier appointments',
  'appointments.later': 'has not begun yet',
  'appointments.open': 'Card: {name}',
  'appointments.add': 'Appoint an administrator',
  'appointments.pick': 'Whom to appoint',
  'appointments.pickHint': 'Confirmed teachers who have entered the school already.',
  'appointments.nobody': 'There is nobody to appoint yet: it takes a confirmed teacher who has entered.',
  'appointments.someUnknown': 'Without a link not everyone who has entered is seen.',
  'appointments.next': 'Next',
} as const;
