import type { EntryState, Preferences, RosterPreview } from '../../shared/ipc/values.ts';
import type { ConnectionState } from '../../shared/replica/views.ts';

export interface FakeScenario {
  readonly phase: EntryState['phase'];
  readonly link: ConnectionState['kind'];
  /** Which side is to be updated where the link is `tooOld`. */
  readonly oldSide: 'client' | 'hub';
  readonly preferences: Preferences;
  readonly clockOffsetMs: number;
  /** No chats, no people: a school that has just been entered. */
  readonly isEmpty: boolean;
  /** Five thousand people and orders; there are as many materials always. */
  readonly isLarge: boolean;
  readonly hasLesson: boolean;
  readonly hasRefusal: boolean;
  /** Own work of a chat that is gone: a message, a lesson's end and a draft. */
  readonly hasAside: boolean;
  /** So many more messages wait for the link. */
  readonly waitingCount: number;
  /** What is typed in the first chat and not sent. */
  readonly draft: string;
  /** Nothing can be written down: the disk is full. */
  readonly isDiskFull: boolean;
  readonly hasRosterErrors: boolean;
  /** What the lesson's media answers: a working room, or why there is none. */
  readonly media: 'works' | 'mediaPreparing' | 'mediaMissing' | 'hubUnreachable';
}

export const FIRST_SCENARIO: FakeScenario = {
  phase: 'inside',
  link: 'live',
  oldSide: 'client',
  preferences: { language: 'ru', theme: 'light', textScale: 100 },
  clockOffsetMs: 0,
  isEmpty: false,
  isLarge: false,
  hasLesson: false,
  hasRefusal: false,
  hasAside: false,
  waitingCount: 0,
  draft: '',
  isDiskFull: false,
  hasRosterErrors: false,
  media: 'works',
};

/** The connection in the wanted state, at the time of the pictures. */
export function connectionState(
  { link: kind, oldSide }: Pick<FakeScenario, 'link' | 'oldSide'>,
  now: number,
): ConnectionState {
  const since = new Date(now).setHours(14, 4, 0, 0);
  const error = { code: 'hubOtherKey', isRetryable: false, params: {}, details: 'SPKI differs' } as const;
  switch (kind) {
    case 'offline':
      return { kind, since, retryAt: now + 60_000, reason: undefined };
    case 'connecting':
      return { kind, attempt: 3 };
    case 'syncing':
      return { kind, doneDocuments: 312, totalDocuments: 1840, remainingBytes: 412_000 };
    case 'live':
      return { kind };
    case 'needsLogin':
      return { kind, error: { ...error, code: 'notAllowed', details: '' } };
    case 'tooOld':
      return { kind, side: oldSide };
    case 'failed':
      return { kind, error };
  }
}

export function entryState(phase: EntryState['phase']): EntryState {
  switch (phase) {
    case 'welcome':
      return { phase, error: undefined, hasPeople: false };
    case 'preparing':
      return { phase, step: 'school' };
    case 'choosePerson':
      return { phase, schoolTitle: 'Горенская средняя школа' };
    case 'locked':
      return { phase, vault: '' };
    case 'newSecret':
      return {
        phase,
        personName: 'Константинопольский Всеволод Вячеславович',
        why: 'first',
        allowedKinds: ['pin', 'phrase'],
        hasDeviceStore: true,
      };
    case 'inside':
      return { phase, person: 'anna', hub: 'embedded', isDemo: true, vault: 'v', isLockable: true };
  }
}

export function rosterPreview(hasErrors: boolean): RosterPreview {
  const problems = Array.from(
    { length: hasErrors ? 240 : 1 },
    (_, index) =>
      ({
        file: index % 3 === 0 ? 'enrollments.csv' : 'users.csv',
        line: 12 + index * 7,
        column: index % 3 === 0 ? 'userSourcedId' : 'familyName',
        ru:
          index % 3 === 0
            ? 'такого человека нет в users.csv: «u-4417»'
            : 'фамилия пуста, человек не будет найден в списках',
        en: index % 3 === 0 ? 'no such person in users.csv: “u-4417”' : 'the family name is empty',
        severity: hasErrors && index % 3 === 0 ? 'error' : 'warning',
      }) as const,
  );
  return {
    token: 'roster.1',
    source: 'выгрузка-2025-11.zip',
    schoolTitle: 'МБОУ «Горенская средняя общеобразовательная школа»',
    counts: { classrooms: 22, pupils: 402, parents: 611, staff: 41 },
    administrators: [
      { sourcedId: 's-1', name: 'Новикова Лариса Николаевна', position: 'директор' },
      { sourcedId: 's-2', name: 'Панов Олег Иванович', position: 'заместитель директора' },
    ],
    problems,
    problemCount: hasErrors ? 1240 : 1,
    canImport: !hasErrors,
  };
}
