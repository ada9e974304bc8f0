import { useCallback } from 'react';
import type { ModerationWish } from '../../../shared/replica/moderation/moderation-wish.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useToast } from '../../ui/Toasts.tsx';

/**
 * Does something about order in a chat, and says what came of it: the words given, or why it could not be done.
 * @returns whether it was done
 */
export function useOrder(): (wish: ModerationWish, done?: string) => Promise<boolean> {
  const { t } = useI18n();
  const toast = useToast();
  return useCallback(
    async (wish: ModerationWish, done = '') => {
      const outcome = await ask(bridge().replica.moderate, wish);
      if (!outcome.ok) toast({ text: t(`error.${outcome.error.code}`) });
      else if (done !== '') toast({ text: done });
      return outcome.ok;
    },
    [toast, t],
  );
}
