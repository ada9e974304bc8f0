import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp, stampTime } from '../ids/id.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { AmountName } from '../schema/policy.ts';
import { chatOfScope } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import type { PersonFacts } from './facts.ts';

const isStamp = guardOf(Stamp);

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Shorter texts («да», «спасибо») are said by many and often. */
const SAME_FROM_LETTERS = 12;
/** From so many people on a message calls everybody. */
export const MANY_MENTIONED = 10;
/** Of that many minutes and hours something is remembered; what is forgotten is to the good of who writes. */
const MOST_WINDOWS = 20_000;

const IN_THE_STREAM: ReadonlySet<string> = new Set(['message', 'poll', 'task', 'event']);

export interface PaceContext {
  readonly facts: PersonFacts;
  /** When it was written, in milliseconds, as far as that can be believed. */
  readonly at: number;
  readonly amount: (name: AmountName) => number;
}

/** What one version takes of the room of a minute or an hour. */
interface Share {
  readonly window: string;
  readonly limit: AmountName;
  readonly weight: number;
  readonly refusal: AppErrorCode;
}

/**
 * The school's limits against floods (clause M-2 ¶2, rule MOD-10), the same class on the hub and on everybody's own
 * computer. Counted is by when something was written, so that what was written over days without a link comes through
 * whole. What is over a limit is refused and can be sent later; nothing that was taken is judged again.
 */
export class WritingPace {
  /** By window, what each document takes of it. */
  readonly #windows = new Map<string, Map<string, number>>();

  /** Takes room for a version, or says why there is none now. The same document takes its room once. */
  take(part: AuthorPart, context: PaceContext): AppErrorCode | undefined {
    const shares = sharesOf(part, context).filter(({ limit }) => context.amount(limit) > 0);
    for (const { window, limit, weight, refusal } of shares) {
      const taken = this.#windows.get(window);
      if (taken?.has(part.id) !== true && sum(taken) + weight > context.amount(limit)) return refusal;
    }
    for (const { window, weight } of shares) this.#windowOf(window).set(part.id, weight);
    return undefined;
  }

  /** What was not taken after all takes no room. */
  giveBack(part: AuthorPart, context: PaceContext): void {
    for (const { window } of sharesOf(part, context)) this.#windows.get(window)?.delete(part.id);
  }

  #windowOf(name: string): Map<string, number> {
    const known = this.#windows.get(name);
    if (known) return known;
    const fresh = new Map<string, number>();
    this.#windows.set(name, fresh);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MOST_WINDOWS && oldest !== undefined) this.#windows.delete(oldest);
    return fresh;
  }
}

function sum(taken: ReadonlyMap<string, number> | undefined): number {
  let total = 0;
  for (const weight of taken?.values() ?? []) total += weight;
  return total;
}

/** When a new document says that it was written: its id is given once and stays when a clock is set right. */
export function saidAt(part: Pick<AuthorPart, 'id'>, otherwise: number): number {
  return isStamp(part.id) ? stampTime(part.id) : otherwise;
}

function sharesOf(part: AuthorPart, { facts, at }: PaceContext): readonly Share[] {
  if (part.gone || facts.isAdministrator) return [];
  if (isOfKind(part, 'act')) return sharesOfAct(part.body, facts.person, at);
  // Confirmed staff teach, call and announce; nobody is to count their words.
  if ((facts.isStaff && facts.isVerified) || !IN_THE_STREAM.has(part.kind)) return [];
  const hour = Math.floor(at / HOUR_MS);
  const chat = chatOfScope(part.scope);
  const shares: Share[] = [
    {
      window: `m ${facts.person} ${chat} ${Math.floor(at / MINUTE_MS)}`,
      limit: 'messagesPerMinute',
      weight: 1,
      refusal: 'tooManyMessages',
    },
  ];
  if (!isOfKind(part, 'message')) return shares;
  const words = plainWords(part.body.text);
  if (words.length >= SAME_FROM_LETTERS) {
    const window = `t ${facts.person} ${hour} ${words}`;
    shares.push({ window, limit: 'sameTextPerHour', weight: 1, refusal: 'sameTextAgain' });
  }
  if ((part.body.mentions?.length ?? 0) >= MANY_MENTIONED) {
    const window = `c ${facts.person} ${hour}`;
    shares.push({ window, limit: 'callsOfAllPerHour', weight: 1, refusal: 'tooManyCallsOfAll' });
  }
  return shares;
}

/** Invitations count by the people, a link as one of them. */
function sharesOfAct(
  { action, data }: { readonly action: string; readonly data: Readonly<Record<string, unknown>> },
  person: string,
  at: number,
): readonly Share[] {
  if (!['chats.open', 'chats.invite', 'chats.link'].includes(action)) return [];
  const people = data['people'];
  const weight = action === 'chats.link' ? 1 : Array.isArray(people) ? people.length : 0;
  const window = `i ${person} ${Math.floor(at / HOUR_MS)}`;
  return weight === 0 ? [] : [{ window, limit: 'invitesPerHour', weight, refusal: 'tooManyInvites' }];
}

/** The same words, however they are set: large or small, with more or fewer spaces and signs. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
