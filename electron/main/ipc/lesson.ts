import type { ReplicaClient } from '../../replica/client.ts';
import type { AreaHandlers } from './handlers.ts';

export function lessonHandlers(replica: Pick<ReplicaClient, 'command'>): AreaHandlers<'lesson' | 'live'> {
  return {
    'lesson.start': (data) => replica.command('startLesson', data),
    'lesson.end': (data) => replica.command('endLesson', data),
    'lesson.do': (data) => replica.command('inLesson', data),
    'lesson.plan': (data) => replica.command('planSession', data),
    'lesson.stage': (data) => replica.command('stage', data),
    'live.request': (data) => replica.command('liveRequest', data),
  };
}
