import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import type { FoundingSlips, NewSchool } from '../../shared/ipc/new-school.ts';
import { normalContact } from '../../shared/protocol/slip-contact.ts';
import { contactId } from '../../shared/schema/contact.ts';
import { dayOf, isDay } from '../../shared/schema/day.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { MAX_PAPER_BYTES } from '../../shared/schema/paper.ts';
import { mediaOf } from '../../shared/schema/paper-media.ts';
import type { LogEntry } from '../audit/ledger.ts';
import type { Hub } from '../hub.ts';
import { SchoolDocuments } from './school-documents.ts';

export interface FoundSchool {
  readonly school: string;
  readonly administrator: string;
  readonly slips: FoundingSlips;
}

/** The order's file as it was picked on the computer of the hub. */
export interface OrderFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Reads the order's file. Throws AppError: `paperTooLarge`, `paperMedia`, `notFound` where it cannot be read. */
export async function readOrderFile(path: string): Promise<OrderFile> {
  try {
    if ((await stat(path)).size > MAX_PAPER_BYTES) throw new AppError('paperTooLarge');
    return { fileName: basename(path).slice(0, 120), bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('notFound', { details: 'the file of the order cannot be read' });
  }
}

/**
 * Founds the school of this hub (clauses P-2.1(1), O-1.4): a closed space with the channels and chats that
 * every school has, its first administrator, appointed and confirmed by the order (decision D-11), and the
 * head, whom the administrator is to confirm. Its log begins with this.
 * Throws AppError: `schoolExists`, `dateInvalid`, `paperMedia`, `paperTooLarge`, `badRequest`.
 */
export async function foundSchool(hub: Hub, of: NewSchool, file: OrderFile): Promise<FoundSchool> {
  const present = await hub.school();
  if (present) throw new AppError('schoolExists', { params: { title: present.body.title } });
  const now = hub.now();
  const offsetMinutes = -new Date(now).getTimezoneOffset();
  const today = dayOf(now, offsetMinutes);
  const { order } = of;
  if (!isDay(order.date) || order.date > today) throw new AppError('dateInvalid');
  const contact = normalContact(of.administrator.contact);
  if (contact === '' && of.administrator.contact.trim() !== '') throw new AppError('badRequest');
  const media = mediaOf(file.bytes);
  if (!media) throw new AppError('paperMedia');
  const { digest } = await hub.papers.keep(file.bytes);
  const ids = {
    school: hub.clock.stamp(),
    administrator: hub.clock.stamp(),
    head: hub.clock.stamp(),
    paper: hub.clock.stamp(),
    appointment: hub.clock.stamp(),
  };
  const { documents } = hub;
  const paper = documents.make('paper', {
    id: ids.paper,
    scope: 'staff',
    body: {
      title: 'Приказ о назначении администратора',
      type: 'order',
      number: order.number,
      date: order.date,
      fileName: file.fileName,
      media,
      sizeBytes: file.bytes.byteLength,
      digest,
      isWithdrawn: false,
    },
  });
  const appointment = documents.make('appointment', {
    id: ids.appointment,
    scope: 'staff',
    parent: ids.administrator,
    body: {
      person: ids.administrator,
      role: 'administrator',
      isActing: false,
      order: { ...order, paper: ids.paper },
      from: order.date,
      until: '',
      endedFrom: '',
    },
  });
  await hub.acceptor.writeAsSchool(
    [
      documents.make('school', {
        id: ids.school,
        scope: 'school',
        body: { ...of.school, isDemo: false, offsetMinutes },
      }),
      paper,
      ...people(hub, of, ids, contact),
      appointment,
      ...new SchoolDocuments(ids.school, documents).systemChats(),
    ],
    { log: beginning(ids) },
  );
  return { school: ids.school, administrator: ids.administrator, slips: await slips(hub, ids, contact) };
}

type Ids = Readonly<Record<'school' | 'administrator' | 'head' | 'paper' | 'appointment', string>>;

function people(hub: Hub, of: NewSchool, ids: Ids, contact: string): AuthorPart[] {
  const { contact: _contact, position, ...name } = of.administrator;
  const { documents } = hub;
  const isEmail = contact.includes('@');
  return [
    documents.make('person', {
      id: ids.administrator,
      scope: 'school',
      body: {
        ...name,
        roles: ['administrator', 'teacher'],
        isVerified: true,
        position: position.trim() === '' ? 'администратор' : position.trim(),
        leftAt: 0,
      },
    }),
    documents.make('person', {
      id: ids.head,
      scope: 'school',
      body: { ...of.head, roles: ['head'], isVerified: false, position: 'директор', leftAt: 0 },
    }),
    ...(contact === ''
      ? []
      : [
          documents.make('contact', {
            id: contactId(ids.administrator),
            scope: 'admin',
            parent: ids.administrator,
            body: {
              person: ids.administrator,
              sourcedId: '',
              email: isEmail ? contact : '',
              phone: isEmail ? '' : `+${contact}`,
              isEnabled: true,
            },
          }),
        ]),
  ];
}

/** The first lines of the log: the school, the appointment by the order, and what the order confirms. */
function beginning({ school, administrator, paper, appointment }: Ids): readonly LogEntry[] {
  const line = (action: string, clause: string, targets: readonly string[]): LogEntry => ({
    actor: SCHOOL_WRITER,
    action,
    targets,
    clause,
    act: '',
    reason: '',
  });
  return [
    line('school.founded', 'P-2.1(1)', [school]),
    line('roles.appoint', 'O-1.4', [administrator, appointment, paper]),
    line('people.confirm', 'O-1.4', [administrator]),
  ];
}

async function slips(hub: Hub, { administrator, head }: Ids, contact: string): Promise<FoundingSlips> {
  const maker = administrator;
  return {
    head: await hub.slips.issue({ person: head, maker, purpose: 'recovery' }),
    administrator: await hub.slips.issue({ person: administrator, maker, contact }),
  };
}
