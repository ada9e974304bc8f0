import type { ScreenShare } from '../screens/screen-share.ts';
import type { AreaHandlers } from './handlers.ts';

export function screenHandlers(share: Pick<ScreenShare, 'offer' | 'choose'>): AreaHandlers<'screen'> {
  return {
    'screen.sources': ({ lesson }, caller) => share.offer(caller.id, lesson),
    'screen.choose': ({ source }, caller) => {
      share.choose(caller.id, source);
    },
  };
}
