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
  const { order } = of;
  const contact = normalContact(of.administrator.contact);
  if (contact === '' && of.administrator.contact.trim() !== '') throw new AppError('badRequest');
  const ids = { school: hub.clock.stamp(), administrator: hub.clock.stamp(), head: hub.clock.stamp() };
  const { documents } = hub;
  const appointed = await appointmentByOrder(hub, ids.administrator, { ...order, file });
  await hub.acceptor.writeAsSchool(
    [
      documents.make('school', {
        id: ids.school,
        scope: 'school',
        body: { ...of.school, isDemo: false, offsetMinutes },
      }),
      ...people(hub, of, ids, contact),
      ...appointed.parts,
      ...new SchoolDocuments(ids.school, documents).systemChats(),
    ],
    {
      log: beginning({
        school: ids.school,
        appointed: [ids.administrator, ...appointed.ids],
        confirmed: [ids.administrator],
      }),
    },
  );
  return { school: ids.school, administrator: ids.administrator, slips: await slips(hub, ids, contact) };
}

type Ids = Readonly<Record<'school' | 'administrator' | 'head', string>>;

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

/**
 * The appointment of the first administrator by the head's order, and the order as a paper of the school.
 * Throws AppError: `dateInvalid`, `orderMissing`, `paperMedia`, `paperTooLarge`.
 */
export async function appointmentByOrder(
  hub: Hub,
  person: string,
  { number, date, file }: { readonly number: string; readonly date: string; readonly file: OrderFile },
): Promise<{ readonly parts: readonly AuthorPart[]; readonly ids: readonly string[] }> {
  const today = dayOf(hub.now(), -new Date(hub.now()).getTimezoneOffset());
  if (!isDay(date) || date > today) throw new AppError('dateInvalid');
  if (number.trim() === '') throw new AppError('orderMissing');
  const media = mediaOf(file.bytes);
  if (!media) throw new AppError('paperMedia');
  const { digest } = await hub.papers.keep(file.bytes);
  const [paper, appointment] = [hub.clock.stamp(), hub.clock.stamp()];
  const { documents } = hub;
  const parts = [
    documents.make('paper', {
      id: paper,
      scope: 'staff',
      body: {
        title: 'Приказ о назначении администратора',
        type: 'order',
        number,
        date,
        fileName: file.fileName,
        media,
        sizeBytes: file.bytes.byteLength,
        digest,
        isWithdrawn: false,
      },
    }),
    documents.make('appointment', {
      id: appointment,
      scope: 'staff',
      parent: person,
      body: {
        person,
        role: 'administrator',
        isActing: false,
        order: { number, date, paper },
        from: date,
        until: '',
        endedFrom: '',
      },
    }),
  ];
  return { parts, ids: [appointment, paper] };
}

/** The first lines of a log: the school, who was appointed by an order, and who was confirmed with it. */
export function beginning(of: {
  readonly school: string;
  readonly appointed: readonly string[];
  readonly confirmed: readonly string[];
}): readonly LogEntry[] {
  const line = (action: string, clause: string, targets: readonly string[]): readonly LogEntry[] =>
    targets.length === 0 ? [] : [{ actor: SCHOOL_WRITER, action, targets, clause, act: '', reason: '' }];
  return [
    ...line('school.founded', 'P-2.1(1)', [of.school]),
    ...line('roles.appoint', 'O-1.4', of.appointed),
    ...line('people.confirm', 'O-1.4', of.confirmed),
  ];
}

async function slips(hub: Hub, { administrator, head }: Ids, contact: string): Promise<FoundingSlips> {
  const maker = administrator;
  return {
    head: await hub.slips.issue({ person: head, maker, purpose: 'recovery' }),
    administrator: await hub.slips.issue({ person: administrator, maker, contact }),
  };
}
