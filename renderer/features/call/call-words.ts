import type { CallState, CallView } from '../../../shared/replica/live/call-views.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { LessonPhase } from '../lesson/media/lesson-snapshot.ts';
import { errorOfReason, stageWords, type StageWords } from '../lesson/stage-words.ts';

/** What a call was, in one line: in its chat and in the list of chats. */
export function callLine(
  of: { readonly call: CallState; readonly durationMs: number; readonly isOwn: boolean },
  t: Translate,
  formats: Pick<Formats, 'duration'>,
): string {
  const { call, durationMs, isOwn } = of;
  if (call === 'held') return t('call.row.held', { duration: formats.duration(durationMs) });
  if (call === 'declined' && !isOwn) return t('call.row.declinedByMe');
  return t(`call.row.${call}`);
}

/**
 * What stands where the others will be or were: it rings, nobody answers, it is over. Undefined while people are
 * to be seen.
 * @param isAlone whether nobody else is in the room
 */
export function waitingWords(
  of: { readonly call: CallView | undefined; readonly phase: LessonPhase; readonly isAlone: boolean },
  t: Translate,
  formats: Pick<Formats, 'duration'>,
): StageWords | undefined {
  const { call, phase, isAlone } = of;
  if (call && call.call !== 'live') return overWords(call, t, formats);
  if (phase.kind === 'failed') {
    return { tone: 'end', title: t('call.failed'), hint: t(`error.${errorOfReason(phase.reason)}`) };
  }
  if (phase.kind === 'ended') return { tone: 'end', title: t('call.over'), hint: '' };
  if (phase.kind !== 'live' && phase.kind !== 'reconnecting' && !call?.isOwn) return stageWords(phase, t);
  if (!isAlone) return undefined;
  if (!call?.isOwn) return { tone: 'calm', title: t('call.alone'), hint: t('call.aloneHint') };
  return call.isOfTwo
    ? { tone: 'calm', title: t('call.calling'), hint: t('call.callingHint') }
    : { tone: 'calm', title: t('call.callingAll'), hint: t('call.callingAllHint') };
}

function overWords(call: CallView, t: Translate, formats: Pick<Formats, 'duration'>): StageWords {
  const { durationMs, isOwn } = call;
  if (call.call === 'held') {
    return {
      tone: 'end',
      title: t('call.over'),
      hint: t('call.lasted', { duration: formats.duration(durationMs) }),
    };
  }
  if (!isOwn || call.call === 'missed' || call.call === 'live') {
    return { tone: 'end', title: t('call.over'), hint: '' };
  }
  return { tone: 'end', title: t(`call.end.${call.call}`), hint: t(`call.end.${call.call}Hint`) };
}
