import { describe, expect, it } from 'vitest';
import { signalReasons, type SignalReason } from '../../../shared/signaling/signal-error.ts';
import { createTranslate } from '../../i18n/translator.ts';
import { stageWords } from './stage-words.ts';

const t = createTranslate('ru');

describe('stageWords', () => {
  it('says nothing while the lesson is live', () => {
    expect(stageWords({ kind: 'live' }, t)).toBeUndefined();
  });

  it('tells the preparing of media from a lost link', () => {
    expect(stageWords({ kind: 'joining', waitingFor: 'mediaPreparing' }, t)?.title).toContain('готовятся');
    expect(stageWords({ kind: 'joining', waitingFor: 'hubUnreachable' }, t)?.tone).toBe('warning');
    expect(stageWords({ kind: 'reconnecting', sinceAt: 0 }, t)?.hint).toContain('Ничего делать не нужно');
  });

  it('has words for every reason to fail', () => {
    for (const reason of Object.keys(signalReasons) as SignalReason[]) {
      const words = stageWords({ kind: 'failed', reason }, t);
      expect(words?.tone).toBe('end');
      expect(words?.hint).toMatch(/\.$/);
    }
  });

  it('tells the end from lost access', () => {
    expect(stageWords({ kind: 'ended', cause: 'ended' }, t)?.hint).toContain('Переписка');
    expect(stageWords({ kind: 'ended', cause: 'ended' }, t, true)?.title).toBe('Урок закончился');
    expect(stageWords({ kind: 'ended', cause: 'ended' }, t, false)?.title).toBe('Встреча закончилась');
    expect(stageWords({ kind: 'ended', cause: 'accessLost' }, t)?.hint).toContain('доступ');
  });
});
