import type { AppErrorCode } from '../../../shared/errors/app-error.ts';
import type { SignalReason } from '../../../shared/signaling/signal-error.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { LessonPhase } from './media/lesson-snapshot.ts';
import type { LessonPerson } from './people-on-lesson.ts';

export interface StageWords {
  readonly tone: 'calm' | 'warning' | 'end';
  readonly title: string;
  readonly hint: string;
}

/**
 * What stands on the stage instead of a picture: joining, waiting, a lost link, the end.
 * @param isLesson false for a meeting and everything else that is held like a lesson
 */
export function stageWords(phase: LessonPhase, t: Translate, isLesson = true): StageWords | undefined {
  switch (phase.kind) {
    case 'live':
      return undefined;
    case 'idle':
      return { tone: 'calm', title: t('lesson.connecting'), hint: t('lesson.connectingHint') };
    case 'joining':
      return joiningWords(phase.waitingFor, t);
    case 'reconnecting':
      return { tone: 'warning', title: t('lesson.lost'), hint: t('lesson.lostHint') };
    case 'ended':
      return {
        tone: 'end',
        title: t(isLesson ? 'lesson.ended' : 'meeting.ended'),
        hint: t(phase.cause === 'accessLost' ? 'lesson.accessLost' : 'lesson.endedHint'),
      };
    case 'failed':
      return { tone: 'end', title: t('lesson.failed'), hint: t(`error.${errorOfReason(phase.reason)}`) };
  }
}

function joiningWords(waitingFor: SignalReason | null, t: Translate): StageWords {
  if (waitingFor === 'mediaPreparing') {
    return { tone: 'calm', title: t('lesson.preparing'), hint: t('lesson.preparingHint') };
  }
  if (waitingFor === 'mediaRestarting') {
    return { tone: 'calm', title: t('lesson.restarting'), hint: t('lesson.lostHint') };
  }
  if (waitingFor === 'hubUnreachable') {
    return { tone: 'warning', title: t('lesson.lost'), hint: t('lesson.waitingLink') };
  }
  return { tone: 'calm', title: t('lesson.connecting'), hint: t('lesson.connectingHint') };
}

/** The error whose sentence tells a person of a reason that ended the joining for good. */
export function errorOfReason(reason: SignalReason): AppErrorCode {
  switch (reason) {
    case 'notInvited':
    case 'viewersOnlyWatch':
    case 'hostOnly':
      return 'notAllowed';
    case 'noSuchRoom':
    case 'lessonEnded':
      return 'lessonEnded';
    case 'mediaPreparing':
    case 'mediaRestarting':
      return 'mediaPreparing';
    case 'mediaMissing':
    case 'unsupportedMedia':
      return 'mediaUnavailable';
    case 'hubUnreachable':
      return 'needsConnection';
    case 'tooManyParticipants':
    case 'tooManyTransports':
    case 'tooManyProducers':
    case 'tooManyConsumers':
    case 'tooManyRequests':
      return 'tooMany';
    case 'notJoined':
    case 'sourceInUse':
    case 'noSuchTransport':
    case 'noSuchProducer':
    case 'noSuchConsumer':
    case 'noSuchParticipant':
    case 'malformedRequest':
      return 'internal';
  }
}

/** What somebody on the lesson does now, in a few words. */
export function personState(person: LessonPerson, t: Translate): string {
  const words = person.isOwn ? [t('lesson.you')] : [];
  if (!person.isConnected) return t('lesson.away');
  if (person.isSpeaking) return [...words, t('lesson.speaking')].join(' · ');
  if (person.isHost) words.push(t('lesson.host'));
  else if (person.hasPicture) words.push(t('lesson.withVideo'));
  else if (person.hasVoice) words.push(t('lesson.voiceOnly'));
  else words.push(t('lesson.listening'));
  return words.join(' · ');
}
