import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCopy } from '../../ui/copy.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useRefused } from './refused.tsx';

interface RefusalNoteProps {
  readonly id: string;
  readonly text: string;
  readonly refusal: AppErrorData;
}

/** Why the hub did not take a message, and what its author can do with it. */
export function RefusalNote({ id, text, refusal }: RefusalNoteProps) {
  const { t } = useI18n();
  const { discard } = useRefused();
  const copy = useCopy();
  const retry = useCommand(bridge().replica.retryRefused);
  return (
    <ErrorNote error={retry.error ?? refusal} isAlert={false}>
      <Button look="primary" isPending={retry.isRunning} onPress={() => void retry.run({ id })}>
        {t('refusal.retry')}
      </Button>
      <Button onPress={() => copy(text)}>{t('refusal.copy')}</Button>
      <Button look="plain" onPress={() => discard(id)}>
        {t('refusal.discard')}
      </Button>
    </ErrorNote>
  );
}
