import { describe, expect, it } from 'vitest';
import type { ConnectionState, ConnectionView } from '../../../shared/replica/views.ts';
import { createFormats } from '../../i18n/formats.ts';
import { createTranslate } from '../../i18n/translator.ts';
import { clockSentence, connectionLines, connectionSentence, type Speech } from './connection-words.ts';

const at = (hour: number, minute: number) => new Date(2025, 10, 19, hour, minute).getTime();
const speech: Speech = { t: createTranslate('ru'), formats: createFormats('ru'), now: at(14, 30) };

function view(state: ConnectionState, more: Partial<ConnectionView> = {}): ConnectionView {
  return {
    state,
    syncedUpTo: at(14, 5),
    waitingCount: 0,
    refusedCount: 0,
    clockOffsetMs: 0,
    storage: 'encrypted',
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

describe('connection words', () => {
  it('says up to when everything is here', () => {
    expect(connectionLines(view({ kind: 'live' }), speech)).toEqual(['получено до 14:05']);
    expect(connectionLines(view({ kind: 'live' }, { syncedUpTo: 0 }), speech)).toEqual([]);
  });

  it('says that everything works without a link, and what waits', () => {
    expect(connectionLines(view(offline, { waitingCount: 3 }), speech)).toEqual([
      'всё работает',
      '3 ждут отправки',
    ]);
    expect(connectionLines(view(offline, { waitingCount: 1, refusedCount: 2 }), speech)).toEqual([
      'всё работает',
      '1 ждёт отправки',
      '2 не приняты',
    ]);
  });

  it('counts messages and bytes to go', () => {
    expect(connectionLines(view(syncing), speech)).toEqual(['312 из 1\u202f840 сообщений, 0,4\u00a0МБ']);
    expect(connectionSentence(syncing, speech)).toContain('осталось 0,4\u00a0МБ');
  });

  it('names the next attempt only while it is ahead', () => {
    expect(connectionSentence(offline, speech)).toBe(
      'Связи со школьным сервером нет с 14:04. Всё работает, написанное уйдёт само.',
    );
    const planned: ConnectionState = { ...offline, retryAt: at(14, 31) };
    expect(connectionSentence(planned, speech)).toContain('Следующая попытка: 14:31.');
  });

  it('speaks in every state', () => {
    const states: ConnectionState[] = [
      { kind: 'live' },
      { kind: 'connecting', attempt: 1 },
      { kind: 'connecting', attempt: 3 },
      { kind: 'needsLogin' },
      { kind: 'tooOld', side: 'client' },
      { kind: 'tooOld', side: 'hub' },
      { kind: 'failed', error: { code: 'hubOtherKey', isRetryable: false, params: {}, details: '' } },
    ];
    for (const state of states) expect(connectionSentence(state, speech)).toMatch(/\.$/);
  });

  it('mentions the clock only beyond two minutes, with the right direction', () => {
    expect(clockSentence(120_000, speech)).toBe('');
    expect(clockSentence(180_000, speech)).toContain('отстают на 3\u00a0мин');
    expect(clockSentence(-7_500_000, speech)).toContain('спешат на 2\u00a0ч 5\u00a0мин');
  });
});
