import { AppError } from '../../../shared/errors/app-error.ts';
import { isQueryName } from '../../../shared/replica/query-names.ts';
import type { ReplicaClient } from '../../replica/client.ts';
import type { AreaHandlers, Caller } from './handlers.ts';

/** More watches than any screen has; a page that asks for more has lost count. */
const MAX_WATCHES = 200;

export interface ReplicaHandlerParts {
  readonly replica: Pick<ReplicaClient, 'command' | 'watch'>;
}

export function replicaHandlers({ replica }: ReplicaHandlerParts): AreaHandlers<'replica'> {
  const pages = new Map<number, Map<number, () => void>>();

  function watchesOf(caller: Caller): Map<number, () => void> {
    const known = pages.get(caller.id);
    if (known) return known;
    const watches = new Map<number, () => void>();
    pages.set(caller.id, watches);
    caller.onGone(() => {
      pages.delete(caller.id);
      for (const stop of watches.values()) stop();
    });
    return watches;
  }

  return {
    'replica.watch': async ({ watch, query, params }, caller) => {
      if (!isQueryName(query)) throw new AppError('badRequest', { details: 'no such query' });
      const watches = watchesOf(caller);
      if (watches.has(watch)) throw new AppError('badRequest', { details: 'the watch exists' });
      if (watches.size >= MAX_WATCHES) throw new AppError('tooMany', { details: 'watches' });
      const { started, stop } = replica.watch(query, params, (value) => {
        caller.send('replica.changed', { watch, value });
      });
      watches.set(watch, stop);
      try {
        await started;
      } catch (error) {
        watches.delete(watch);
        stop();
        throw error;
      }
      return undefined;
    },
    'replica.unwatch': ({ watch }, caller) => {
      const watches = watchesOf(caller);
      watches.get(watch)?.();
      watches.delete(watch);
      return undefined;
    },
    'replica.sendMessage': (data) => replica.command('sendMessage', data),
    'replica.talk': (data) => replica.command('talk', data),
    'replica.round': (data) => replica.command('round', data),
    'replica.moderate': (data) => replica.command('moderate', data),
    'replica.saveDraft': (data) => replica.command('saveDraft', data),
    'replica.markRead': (data) => replica.command('markRead', data),
    'replica.retryRefused': (data) => replica.command('retryRefused', data),
    'replica.discardRefused': (data) => replica.command('discardRefused', data),
    'replica.submitText': (data) => replica.command('submitText', data),
    'replica.decideText': (data) => replica.command('decideText', data),
    'replica.beginPrivate': (data) => replica.command('beginPrivate', data),
    'replica.joinChat': (data) => replica.command('joinChat', data),
    'replica.leaveChat': (data) => replica.command('leaveChat', data),
    'replica.putOffChat': (data) => replica.command('putOffChat', data),
    'replica.reconnect': () => replica.command('reconnect', {}),
  };
}
