import { classroomsAdd } from './classrooms-add.ts';
import { classroomsArchive } from './classrooms-archive.ts';
import { classroomsEdit } from './classrooms-edit.ts';
import { classroomsEnrol } from './classrooms-enrol.ts';
import { classroomsUnenrol } from './classrooms-unenrol.ts';
import { familyLink } from './family-link.ts';
import { familyUnlink } from './family-unlink.ts';
import { moveLeave } from './move-leave.ts';
import { moveReturn } from './move-return.ts';
import { moveRoles } from './move-roles.ts';
import { moveTransfer } from './move-transfer.ts';
import { peopleAdd } from './people-add.ts';
import { peopleConfirm } from './people-confirm.ts';
import { peopleUnconfirm } from './people-unconfirm.ts';
import { peopleContact } from './people-contact.ts';
import { peopleEdit } from './people-edit.ts';
import { teachersAttach } from './teachers-attach.ts';
import { teachersDetach } from './teachers-detach.ts';
import { yearTurn } from './year-turn.ts';

/** What is done to classes, people and families. */
export const STRUCTURE_ACTS = {
  'classrooms.add': classroomsAdd,
  'classrooms.edit': classroomsEdit,
  'classrooms.archive': classroomsArchive,
  'classrooms.enrol': classroomsEnrol,
  'classrooms.unenrol': classroomsUnenrol,
  'year.turn': yearTurn,
  'teachers.attach': teachersAttach,
  'teachers.detach': teachersDetach,
  'people.add': peopleAdd,
  'people.edit': peopleEdit,
  'people.contact': peopleContact,
  'people.confirm': peopleConfirm,
  'people.unconfirm': peopleUnconfirm,
  'move.transfer': moveTransfer,
  'move.leave': moveLeave,
  'move.return': moveReturn,
  'move.roles': moveRoles,
  'family.link': familyLink,
  'family.unlink': familyUnlink,
} as const;
