import { Archive } from 'lucide-react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { OutboxRow } from '../../../shared/replica/views.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCopy } from '../../ui/copy.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { useRefused } from './refused.tsx';
import styles from './RefusalNote.module.css';

export type Undelivered = Pick<OutboxRow, 'id' | 'act' | 'chat' | 'text' | 'refusal'> & {
  readonly state: 'refused' | 'aside';
};

interface RefusalNoteProps {
  readonly of: Undelivered;
  /** Whether the person has the chat, so that sending again may help. */
  readonly hasChat: boolean;
  /** Called when it was deleted and the button is gone. */
  readonly onDiscarded?: (() => void) | undefined;
}

/** Why the hub did not take something, and what its author can do with it. */
export function RefusalNote({ of, hasChat, onDiscarded }: RefusalNoteProps) {
  const { t } = useI18n();
  const retry = useCommand(bridge().replica.retryRefused);
  const error: AppErrorData | undefined = retry.error ?? (of.state === 'refused' ? of.refusal : undefined);
  return (
    <div className={styles.refusal}>
      {error ? (
        <ErrorNote error={error} isAlert={false} />
      ) : (
        <Note tone="warning" icon={<Archive size="1.25rem" strokeWidth={1.75} />}>
          {t(asideSentence(of, hasChat))}
        </Note>
      )}
      <Actions of={of} hasChat={hasChat} retry={retry} onDiscarded={onDiscarded} />
    </div>
  );
}

function asideSentence({ act }: Undelivered, hasChat: boolean) {
  if (hasChat) return 'refusal.asideBack';
  if (act === 'draft') return 'refusal.asideDraft';
  return act === 'message' ? 'refusal.aside' : 'refusal.asideAct';
}

interface ActionsProps extends RefusalNoteProps {
  readonly retry: ReturnType<typeof useCommand<{ readonly id: string }, undefined>>;
}

function Actions({ of, hasChat, retry, onDiscarded }: ActionsProps) {
  const { t } = useI18n();
  const { discard } = useRefused();
  const copy = useCopy();
  const { id, act, chat, text } = of;
  return (
    <div className={styles.actions}>
      {hasChat && act !== 'draft' ? (
        <Button look="primary" isPending={retry.isRunning} onPress={() => void retry.run({ id })}>
          {t('refusal.retry')}
        </Button>
      ) : null}
      {act === 'message' || act === 'draft' ? (
        <Button onPress={() => copy(text)}>{t('refusal.copy')}</Button>
      ) : null}
      <Button
        look="plain"
        onPress={() => {
          discard(id, () =>
            act === 'draft'
              ? ask(bridge().replica.saveDraft, { chat, text: '' })
              : ask(bridge().replica.discardRefused, { id }),
          );
          onDiscarded?.();
        }}
      >
        {t('refusal.discard')}
      </Button>
    </div>
  );
}
