import type { PaperStart } from '../../../shared/replica/live/paper-views.ts';
import {
  hasPlaces,
  isSoundMinutes,
  type MinutesBody,
  MOST_PLACES,
  MOST_POINTS,
} from '../../../shared/schema/minutes.ts';
import { dayOf, momentOf, timeOf } from '../chat/rounds/moments.ts';

type Fields = Readonly<Record<string, string>>;
type TypedPaper = (field: string) => string;
type Point = MinutesBody['points'][number];

export type PaperFault =
  | 'needTitle'
  | 'needTime'
  | 'endsBefore'
  | 'needPoint'
  | 'needTopic'
  | 'needResults'
  | 'wrongOthers'
  | 'wrongPlaces';

/** What is chosen and not typed. */
export interface PaperChoices {
  /** How many points there are. */
  readonly points: number;
  /** The poll of each point, '' for none. */
  readonly polls: readonly string[];
  /** Who was there; undefined while the roll says it. */
  readonly present: readonly string[] | undefined;
}

/** With what a new paper begins. @param now stands for an end that has not come */
export function firstFields(start: PaperStart, now: number): Fields {
  const points = start.agenda.slice(0, MOST_POINTS).map((topic) => ({ ...EMPTY_POINT, topic }));
  return {
    // The time of a window lags behind by some seconds: nothing ends before it has begun.
    ...placeFields({ ...start, endedAt: start.endedAt || Math.max(now, start.heldAt) }),
    secretary: '',
    others: start.others === 0 ? '' : String(start.others),
    ...pointFields(points.length > 0 ? points : [EMPTY_POINT]),
    settings: choicesText({ points: Math.max(1, points.length), polls: [], present: undefined }),
  };
}

/** The fields in which a signed paper is corrected. */
export function paperFields(body: MinutesBody): Fields {
  return {
    ...placeFields(body),
    secretary: body.secretary,
    others: body.others === 0 ? '' : String(body.others),
    subject: body.subject,
    results: body.results,
    places: body.places.map(({ place, who }) => `${place}: ${who}`).join('\n'),
    ...pointFields(body.points),
    settings: choicesText({
      points: body.points.length,
      polls: body.points.map(({ poll }) => poll),
      present: body.present,
    }),
  };
}

const EMPTY_POINT: Point = { topic: '', said: '', decided: '', poll: '', vote: '' };
export const POINT_FIELDS = ['topic', 'said', 'decided', 'vote'] as const;

function placeFields(of: Pick<MinutesBody, 'number' | 'title' | 'place' | 'heldAt' | 'endedAt' | 'chair'>) {
  const { number, title, place, heldAt, endedAt, chair } = of;
  return { number, title, place, day: dayOf(heldAt), from: timeOf(heldAt), to: timeOf(endedAt), chair };
}

function pointFields(points: readonly Point[]): Fields {
  return Object.fromEntries(
    points.flatMap((point, index) =>
      POINT_FIELDS.map((field) => [pointField(index, field), point[field]] as const),
    ),
  );
}

export function pointField(index: number, field: (typeof POINT_FIELDS)[number]): string {
  return `p${index}.${field}`;
}

/** The fields of a paper without one of its points; those behind it move up. */
export function withoutPoint(of: TypedPaper, choices: PaperChoices, index: number): Fields {
  const kept = Array.from({ length: choices.points }, (_, at) => at).filter((at) => at !== index);
  const fields = Object.fromEntries(
    Array.from({ length: choices.points }, (_, at) => at).flatMap((at) =>
      POINT_FIELDS.map((field) => {
        const from = kept[at];
        return [pointField(at, field), from === undefined ? '' : of(pointField(from, field))] as const;
      }),
    ),
  );
  const polls = kept.map((at) => choices.polls[at] ?? '');
  return { ...fields, settings: choicesText({ ...choices, points: kept.length, polls }) };
}

/** `3 poll1,,poll3 anna,boris`; without the last word while the roll says who was there, `-` for nobody. */
export function choicesText({ points, polls, present }: PaperChoices): string {
  const words = [String(points), polls.join(',') || '-'];
  if (present) words.push(present.join(',') || '-');
  return words.join(' ');
}

export function choicesIn(text: string): PaperChoices {
  const [points = '', polls = '-', present] = text.split(' ');
  const list = (word: string) => (word === '-' ? [] : word.split(','));
  return {
    points: Math.min(MOST_POINTS, Number(points) || 0),
    polls: list(polls),
    present: present === undefined ? undefined : list(present).filter(Boolean),
  };
}

/** What was typed as minutes or a report, or what stands against it. */
export function paperIn(
  of: TypedPaper,
  about: { readonly report: MinutesBody['report']; readonly present: readonly string[] },
): { readonly body: MinutesBody } | { readonly fault: PaperFault } {
  const { report } = about;
  const heldAt = momentOf(of('day'), of('from'));
  const endedAt = momentOf(of('day'), of('to'));
  const [title, results] = [of('title').trim(), of('results').trim()];
  if (title === '') return { fault: 'needTitle' };
  if (heldAt === undefined || endedAt === undefined) return { fault: 'needTime' };
  if (endedAt < heldAt) return { fault: 'endsBefore' };
  const others = of('others').trim() === '' ? 0 : Number(of('others'));
  if (!Number.isInteger(others) || others < 0 || others > 10_000) return { fault: 'wrongOthers' };
  const points = report === '' ? pointsIn(of) : [];
  if (report === '' && points.length === 0) return { fault: 'needPoint' };
  if (points.some(({ topic }) => topic === '')) return { fault: 'needTopic' };
  if (report !== '' && results === '') return { fault: 'needResults' };
  const places = hasPlaces(report) ? placesIn(of('places')) : [];
  if (!places) return { fault: 'wrongPlaces' };
  const body: MinutesBody = {
    report,
    number: of('number').trim(),
    title,
    place: of('place').trim(),
    heldAt,
    endedAt,
    chair: of('chair').trim(),
    secretary: report === '' ? of('secretary').trim() : '',
    points: [...points],
    present: [...about.present],
    others,
    subject: report === '' ? '' : of('subject').trim(),
    results: report === '' ? '' : results,
    places: [...places],
  };
  return isSoundMinutes(body) ? { body } : { fault: 'needTime' };
}

/** The points in which something was typed. */
function pointsIn(of: TypedPaper): readonly Point[] {
  const { points, polls } = choicesIn(of('settings'));
  return Array.from({ length: points }, (_, index) => {
    const typed = (field: (typeof POINT_FIELDS)[number]) => of(pointField(index, field)).trim();
    const vote = typed('vote');
    return {
      topic: typed('topic'),
      said: typed('said'),
      decided: typed('decided'),
      poll: vote === '' ? '' : (polls[index] ?? ''),
      vote,
    };
  }).filter((point) => POINT_FIELDS.some((field) => point[field] !== ''));
}

/** Each place on a line of its own: `1 место — Иванов Иван, 7Б`. Undefined where a line is something else. */
export function placesIn(text: string): MinutesBody['places'] | undefined {
  const lines = text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const places = lines.flatMap((one) => {
    const found = /^(.{1,60}?)\s*(?:[—–:]|\s-\s)\s*(.{1,200})$/u.exec(one);
    return found?.[1] && found[2] ? [{ place: found[1].trim(), who: found[2].trim() }] : [];
  });
  return places.length === lines.length && places.length <= MOST_PLACES ? places : undefined;
}
