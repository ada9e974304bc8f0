import { randomInt } from 'node:crypto';
import Type from 'typebox';
import { AppError } from '../../shared/errors/app-error.ts';
import { parserOf } from '../../shared/std/parse.ts';
import type { MailSettings } from '../mail/mail-settings.ts';
import { registrationMail } from '../mail/registration-mail.ts';
import { parseMailAddress } from '../mail/mail-address.ts';
import type { KeptCounts } from './kept-counts.ts';

export const MAIL_CODE_MS = 10 * 60_000;
const MOST_TRIES = 5;
const HOUR_MS = 3600_000;
/** Letters that one slip or device causes in an hour, and all of them together. */
const MOST_LETTERS = { each: 5, all: 100 };

/** What the hub needs of its mail; `server/mail` has it. */
export interface EntryMail {
  isSetUp(): Promise<boolean>;
  send(letter: { readonly to: string; readonly subject: string; readonly text: string }): Promise<string>;
}

/** All that the hub needs of it. */
export interface HubMail extends EntryMail {
  check(settings: MailSettings): Promise<void>;
  /** Undefined ends the use of mail. */
  changeSettings(settings: MailSettings | undefined): Promise<void>;
  readonly waiting: number;
}

/** To whom a code goes, and what the letter says of the pupil; parts that are not known are ''. */
export interface MailTo {
  readonly email: string;
  readonly school: string;
  readonly classroom: string;
  readonly givenName: string;
}

/** A hub whose school uses no mail. */
export const NO_MAIL: HubMail = {
  check: () => Promise.reject(new AppError('mailNotSet')),
  changeSettings: () => Promise.resolve(),
  waiting: 0,
  isSetUp: () => Promise.resolve(false),
  send: () => Promise.reject(new AppError('mailNotSet')),
};

const parseLetters = parserOf(
  'store.letters',
  Type.Object({
    hourEnds: Type.Number(),
    sent: Type.Array(Type.Object({ of: Type.String(), count: Type.Integer({ minimum: 0 }) })),
  }),
);

interface Sent {
  readonly email: string;
  readonly code: string;
  readonly until: number;
  tries: number;
}

/**
 * Six digits to a parent's address (clause M-4 ¶13), good for ten minutes and five tries. They are held in
 * memory: after a restart of the hub one asks for another code. How many letters went out is kept.
 */
export class MailCodes {
  readonly #now: () => number;
  readonly #sent = new Map<string, Sent>();
  #letters = new Map<string, number>();
  #hourEnds = 0;

  readonly #changed: () => void;

  /** @param kept where counts outlast the hub's program */
  constructor(now: () => number, kept?: KeptCounts) {
    this.#now = now;
    this.#changed = kept?.keep('letters', this) ?? (() => undefined);
  }

  counts(): unknown {
    return { hourEnds: this.#hourEnds, sent: [...this.#letters].map(([of, count]) => ({ of, count })) };
  }

  resume(counts: unknown): void {
    const { hourEnds, sent } = parseLetters(counts);
    this.#hourEnds = hourEnds;
    this.#letters = new Map(sent.map(({ of, count }) => [of, count]));
  }

  /**
   * Sends a code. Throws AppError `mailAddressInvalid`, `tooMany`, or what the mail throws.
   * @param of whom the code is for: a slip or a device
   * @returns until when it is good, milliseconds since 1970
   */
  async send(mail: EntryMail, of: string, to: MailTo): Promise<number> {
    const email = parseMailAddress(to.email);
    this.#count(of);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const until = this.#now() + MAIL_CODE_MS;
    const { school, classroom, givenName } = to;
    const validMinutes = MAIL_CODE_MS / 60_000;
    const said = { language: 'both', school, classroom, givenName, code, validMinutes } as const;
    await mail.send({ to: email, ...registrationMail(said) });
    this.#sent.set(of, { email, code, until, tries: 0 });
    return until;
  }

  /** The confirmed address. Throws AppError `mailCodeNeeded` where nothing was typed, `mailCodeWrong`. */
  confirm(of: string, mail: { readonly email: string; readonly code: string }): string {
    if (mail.email === '' || mail.code === '') throw new AppError('mailCodeNeeded');
    const email = parseMailAddress(mail.email);
    const sent = this.#sent.get(of);
    const isAlive = sent !== undefined && sent.until > this.#now() && sent.tries < MOST_TRIES;
    if (!isAlive || sent.email !== email) throw new AppError('mailCodeWrong');
    sent.tries += 1;
    if (sent.code !== mail.code) throw new AppError('mailCodeWrong');
    // The answer to this may be lost, and the same question comes again.
    sent.tries -= 1;
    return email;
  }

  #count(of: string): void {
    const now = this.#now();
    if (now >= this.#hourEnds || now < this.#hourEnds - HOUR_MS) {
      this.#letters = new Map();
      this.#hourEnds = now + HOUR_MS;
      for (const [key, { until }] of this.#sent) if (until <= now) this.#sent.delete(key);
    }
    const own = this.#letters.get(of) ?? 0;
    const all = [...this.#letters.values()].reduce((sum, count) => sum + count, 0);
    if (own >= MOST_LETTERS.each || all >= MOST_LETTERS.all)
      throw new AppError('tooMany', { isRetryable: true });
    this.#letters.set(of, own + 1);
    this.#changed();
  }
}
