import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ConnectionState, ConnectionView } from '../../../shared/replica/views.ts';
import { createFormats } from '../../i18n/formats.ts';
import { createTranslate, type Language } from '../../i18n/translator.ts';
import {
  clockWords,
  connectionSentence,
  placeLines,
  placeSentence,
  type Speech,
} from './connection-words.ts';

const at = (hour: number, minute: number) => new Date(2025, 10, 19, hour, minute).getTime();
const speechOf = (language: Language): Speech => ({
  t: createTranslate(language),
  formats: createFormats(language),
  now: at(14, 30),
});
const speech = speechOf('ru');
const DAY_MS = 86_400_000;

function view(state: ConnectionState, more: Partial<ConnectionView> = {}): ConnectionView {
  return {
    state,
    syncedUpTo: at(14, 5),
    waitingCount: 0,
    waitingMessageCount: more.waitingCount ?? 0,
    refusedCount: 0,
    asideCount: 0,
    isHeldBack: false,
    clockOffsetMs: 0,
    ...more,
  };
}
const offline: ConnectionState = { kind: 'offline', since: at(14, 4), retryAt: 0, reason: undefined };
const syncing: ConnectionState = {
  kind: 'syncing',
  doneDocuments: 312,
  totalDocuments: 1840,
  remainingBytes: 412_000,
};
const needsLogin: ConnectionState = { kind: 'needsLogin', error: new AppError('notAllowed').data };
const failed: ConnectionState = {
  kind: 'failed',
  error: { code: 'hubOtherKey', isRetryable: false, params: {}, details: '' },
};

/** The place as it is read aloud, without its title. */
function said(of: ConnectionView, by = speech): string {
  return placeSentence(of, placeLines(of, by), by).replace(/^[^:]+: /, '');
}

describe('the place of the connection', () => {
  it('says nothing more while the link is there', () => {
    expect(said(view({ kind: 'live' }))).toBe('На связи');
  });

  it('counts messages and bytes to go', () => {
    expect(said(view(syncing))).toBe('Догоняем: 312 из 1\u202f840 сообщений, 0,4\u00a0МБ');
    expect(said(view(syncing), speechOf('en'))).toBe('Catching up: 312 of 1,840 messages, 0.4\u00a0MB');
  });

  it('says that everything works without a link, and what waits', () => {
    expect(said(view(offline))).toBe('Без связи, всё работает');
    expect(said(view(offline, { waitingCount: 1 }))).toBe('Без связи, всё работает; 1 ваше сообщение ждёт');
    expect(said(view(offline, { waitingCount: 3 }))).toBe('Без связи, всё работает; 3 ваших сообщения ждут');
    expect(said(view(offline, { waitingCount: 11, refusedCount: 2, asideCount: 1 }))).toBe(
      'Без связи, всё работает; 11 ваших сообщений ждут; 2 не приняты; 1 сохранено отдельно',
    );
    expect(said(view(offline, { waitingCount: 3 }), speechOf('en'))).toBe(
      'Offline, all works; 3 of your messages wait',
    );
  });

  it('does not call a lesson a message', () => {
    expect(said(view(offline, { waitingCount: 2, waitingMessageCount: 1 }))).toContain('2 ваши записи ждут');
  });

  it('says of what goes out right now that it goes', () => {
    expect(said(view({ kind: 'live' }, { waitingCount: 2 }))).toBe('На связи; 2 сообщения уходят');
  });

  it('says who has to do what where time alone does not mend it', () => {
    expect(said(view({ kind: 'connecting', attempt: 2 }))).toBe('Ищем связь, всё работает');
    expect(said(view(needsLogin))).toBe('Нужен вход, нужно новое приглашение');
    expect(said(view({ kind: 'tooOld', side: 'client' }))).toBe('Нужно обновление, обновите эту программу');
    expect(said(view({ kind: 'tooOld', side: 'hub' }))).toBe('Нужно обновление, обновите школьный сервер');
    expect(said(view(failed))).toBe('Связь прервана, отвечает чужой сервер');
  });
});

describe('the sentence of the connection', () => {
  it('names the next attempt only while it is ahead', () => {
    expect(connectionSentence(offline, speech)).toBe(
      'Связи со школьным сервером нет с 14:04. Всё работает, написанное уйдёт само.',
    );
    const planned: ConnectionState = { ...offline, retryAt: at(14, 31) };
    expect(connectionSentence(planned, speech)).toContain('Следующая попытка: 14:31.');
  });

  it('is there in every state', () => {
    const states: ConnectionState[] = [
      { kind: 'live' },
      syncing,
      { kind: 'connecting', attempt: 1 },
      { kind: 'connecting', attempt: 3 },
      needsLogin,
      { kind: 'needsLogin', error: new AppError('deviceSignedOut').data },
      { kind: 'tooOld', side: 'client' },
      { kind: 'tooOld', side: 'hub' },
      failed,
    ];
    for (const state of states) expect(connectionSentence(state, speech)).toMatch(/\.$/);
  });
});

describe('G-15 a wrong clock', () => {
  it('is said beyond a minute, with the right direction', () => {
    expect(clockWords(60_000, speech)).toBeUndefined();
    expect(clockWords(-60_000, speech)).toBeUndefined();
    expect(clockWords(180_000, speech)?.full).toContain('отстают на 3\u00a0минуты.');
    expect(clockWords(-7_500_000, speech)?.short).toBe('часы спешат на 2\u00a0часа 5\u00a0минут');
  });

  it('is said in years and days', () => {
    const ahead = clockWords(-(2 * 365 + 3) * DAY_MS, speech);
    expect(ahead?.full).toBe(
      'Часы этого компьютера спешат на 2\u00a0года 3\u00a0дня. Сообщения идут по времени школы, ' +
        'исправлять срочно не нужно; скажите тому, кто следит за компьютером.',
    );
    expect(clockWords(2 * 365 * DAY_MS, speechOf('en'))?.short).toMatch(/^the clock is .* behind$/);
  });
});
