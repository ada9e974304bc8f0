import { makeStamp } from '../../shared/ids/id.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { ClassroomBody } from '../../shared/schema/classroom.ts';
import type { JoinRequestBody } from '../../shared/schema/join-request.ts';
import { classMembership, part } from '../../shared/testing/make-documents.ts';

const DAY_MS = 86_400_000;
const CLUB = 'club.meteo';

function stamp(ms: number): string {
  return makeStamp({ ms, counter: 0, device: '0'.repeat(12) });
}

function classroom(id: string, of: Partial<ClassroomBody>): AuthorPart {
  const body: ClassroomBody = {
    title: id,
    type: 'homeroom',
    grade: 0,
    subject: '',
    sourcedId: '',
    isArchived: false,
    ...of,
  };
  return part({ kind: 'classroom', id, scope: 'school', body });
}

function request(at: number, of: Partial<JoinRequestBody>): AuthorPart {
  const body: JoinRequestBody = {
    familyName: 'Ковалёва',
    givenName: 'Дарья',
    middleName: '',
    role: 'pupil',
    classroom: '',
    note: '',
    slip: '',
    email: '',
    isEmailConfirmed: false,
    device: 'b'.repeat(64),
    state: 'open',
    person: '',
    ...of,
  };
  return part({ kind: 'joinrequest', id: stamp(at), scope: 'admin', body });
}

/**
 * Subjects of a class, a club, a class that is over, a link, and people who ask to be let in.
 * @param homeroom the class that has subjects, a link, and pupils in the club
 */
export function structureParts(
  now: number,
  of: { readonly homeroom: string; readonly title: string; readonly maker: string },
): readonly AuthorPart[] {
  const { homeroom, title, maker } = of;
  const link = stamp(now - 2 * DAY_MS);
  const subject = (name: string, index: number) =>
    classroom(`${homeroom}.s${index}`, {
      title: `${name}, ${title}`,
      type: 'subject',
      grade: 7,
      subject: name,
      homeroom,
    });
  return [
    ...['Алгебра', 'Физика', 'Русский язык'].map(subject),
    classroom(CLUB, { title: 'Кружок «Юный метеоролог»', type: 'club' }),
    classMembership(CLUB, 'pupil.3'),
    classMembership(CLUB, 'pupil.4'),
    classroom('old.11a', { title: '11А выпуск 2024', grade: 11, isArchived: true }),
    part({
      kind: 'slip',
      id: link,
      scope: `slip:${maker}`,
      by: maker,
      body: {
        purpose: 'link',
        person: '',
        role: 'pupil',
        classroom: homeroom,
        child: '',
        secretHash: 'c'.repeat(64),
        expiresAt: now + 12 * DAY_MS,
        mostUses: 30,
        annulledAt: 0,
      },
    }),
    request(now - DAY_MS, {
      familyName: 'Константинопольский',
      givenName: 'Всеволод',
      role: 'parent',
      note: 'Я папа, телефон ребёнка пока у меня',
    }),
    request(now - 3_600_000, { classroom: homeroom, slip: link }),
    request(now - 5 * DAY_MS, { state: 'refused' }),
  ];
}
