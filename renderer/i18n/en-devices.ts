export const enDevices = {
  'rail.devices': 'My devices',
  'devices.title': 'My devices',
  'devices.ofPerson': 'Devices',
  'devices.list': 'Devices that are signed in',
  'devices.ended': 'Where you were signed out',
  'devices.unnamed': 'A computer without a name',
  'devices.this': 'this device',
  'devices.seen': 'was here: {when}',
  'devices.added': 'first entered: {when}',
  'devices.endedAt': 'signed out: {when}',
  'devices.waiting': 'is signed out once there is a connection',
  'devices.nameOf': 'Name: {name}',
  'devices.nameTitle': 'Name of the device',
  'devices.nameField': 'What to call it',
  'devices.nameHint': 'For instance “Room 12” or “At home”. You and the administrator see it.',
  'devices.save': 'Save',
  'devices.out': 'Sign out',
  'devices.outOf': 'Sign out of: {name}',
  'devices.outTitle': 'Sign out of: {name}?',
  'devices.outText':
    'It is signed out as soon as it is connected. What was not sent stays there behind the PIN and goes out after entering again. That needs a new invitation.',
  'devices.outHere': 'Sign out of this device',
  'devices.outHereTitle': 'Sign out of this device?',
  'devices.outHereText':
    'You are signed out here as soon as there is a connection. What was not sent stays on this computer behind your PIN. Entering again needs a new invitation.',
  'devices.outOthers': 'Sign out everywhere but here',
  'devices.outOthersTitle': 'Sign out everywhere but on this device?',
  'devices.outOthersText':
    'The other devices are signed out as soon as they are connected. Entering on them again needs new invitations.',
  'devices.outAll': 'Sign out of all devices',
  'devices.outAllTitle': 'Sign this person out of all devices?',
  'devices.outAllText':
    'Do this when a computer is lost or somebody else has learned the PIN. What was not sent stays on those computers behind the PIN. Entering again needs a new invitation.',
  'devices.confirm': 'Sign out',
  'devices.offlineOwn':
    'Only the school server knows when each was here, and there is no connection to it now. Signing out works all the same: it takes effect once there is one.',
  'devices.offlineOther':
    'Only the school server knows the list, and there is no connection to it now. Signing out of all devices works all the same: it takes effect once there is one.',
  'devices.none': 'Not a single entry yet.',
  'devices.asked': 'Noted. Those devices are signed out as soon as the school server hears of it.',
  'devices.adviceTitle': 'So that nobody writes in your name',
  'devices.advice1': 'On a shared computer, lock it when you leave: Ctrl+L.',
  'devices.advice2': 'A device here that you do not know? Sign out of it and change your PIN.',
  'devices.advice3':
    'A lost computer? Sign out of it at once and tell your class teacher or the administrator.',
} as const;
