import type { ActionName } from '../../../shared/permissions/table.ts';

/** The parts of the page, in the order in which they stand. */
export const RIGHTS_GROUPS = ['talk', 'people', 'school', 'self'] as const;
export type RightsGroup = (typeof RIGHTS_GROUPS)[number];

/** Under which heading each action stands. */
const GROUP_OF: Readonly<Record<ActionName, RightsGroup>> = {
  'chat.join': 'talk',
  'chat.leave': 'talk',
  'chat.write': 'talk',
  'chat.markRead': 'talk',
  'message.delete': 'talk',
  'message.react': 'talk',
  'message.forward': 'talk',
  'message.pin': 'talk',
  'message.takeDown': 'talk',
  'chat.prefer': 'talk',
  'channel.write': 'talk',
  'channel.markRead': 'talk',
  'lesson.start': 'talk',
  'person.writeTo': 'talk',
  'policy.except': 'talk',
  'materials.place': 'talk',
  'materials.placeForParents': 'talk',
  'materials.verify': 'talk',
  'materials.remove': 'talk',
  'orders.acknowledge': 'talk',
  'classrooms.edit': 'people',
  'clubs.edit': 'people',
  'year.turn': 'people',
  'teachers.attach': 'people',
  'people.add': 'people',
  'people.edit': 'people',
  'people.confirm': 'people',
  'people.move': 'people',
  'family.edit': 'people',
  'slips.make': 'people',
  'slips.makeFor': 'people',
  'slips.annul': 'people',
  'requests.decide': 'people',
  'pins.reset': 'people',
  'school.edit': 'school',
  'policy.set': 'school',
  'links.set': 'school',
  'papers.keep': 'school',
  'orders.place': 'school',
  'orders.enterPaper': 'school',
  'appoint.administrator': 'school',
  'appoint.head': 'school',
  'appoint.end': 'school',
  'console.open': 'school',
  'audit.read': 'school',
  'roster.import': 'school',
  'school.export': 'school',
  'mail.set': 'school',
  'person.erase': 'school',
  'devices.see': 'self',
  'devices.signOut': 'self',
  'person.export': 'self',
};

export function groupOf(action: ActionName): RightsGroup {
  return GROUP_OF[action];
}
