import { CloudOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { Consequences } from './Consequences.tsx';
import { type ActDraft, MOST_PREVIEWED, usePreview } from './use-preview.ts';
import styles from './ActDialog.module.css';

interface ActDialogProps {
  /** What is going to be done and to whom: «Перевести: Смирнов Пётр». */
  readonly title: string;
  /** The verb on the button. */
  readonly submit: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What is to be done, all of one kind; empty while something is still to be filled in. */
  readonly acts: readonly ActDraft[];
  /** Whether it has to be said why; a reason may be given in any case. */
  readonly needsReason: boolean;
  /** Fields of the act, above what it changes. */
  readonly children?: ReactNode;
  /** For what takes something away. */
  readonly isDanger?: boolean;
  /** What to do meanwhile, where `acts` is empty. */
  readonly waitingFor?: string;
  readonly newNames?: Readonly<Record<string, string>>;
  /** What is said afterwards; a general word if missing. */
  readonly done?: string;
  readonly onDone?: () => void;
}

/**
 * Something done to the school: what it will change is shown first, by the rules that the hub goes by. It
 * works without a link too, and says when it will be carried out.
 */
export function ActDialog(props: ActDialogProps) {
  const { title, isOpen, onClose } = props;
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {isOpen ? <ActForm {...props} /> : null}
    </Dialog>
  );
}

function ActForm(props: ActDialogProps) {
  const { acts, needsReason, children, submit, onClose, isDanger = false } = props;
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const preview = usePreview(acts);
  const isLive = useIsLive();
  const performing = usePerform(acts, props);
  const isReasonMissing = needsReason && reason.trim() === '';
  const canSubmit = acts.length > 0 && preview.isReady && preview.error === undefined;
  const submitNow = () => {
    setIsChecked(true);
    if (!isReasonMissing) void performing.run(reason.trim());
  };
  return (
    <>
      {children}
      <Changes {...props} preview={preview} />
      <TextAreaField
        label={t(needsReason ? 'act.reason' : 'act.reasonIfAny')}
        {...(needsReason ? { hint: t('act.reasonHint') } : {})}
        error={isChecked && isReasonMissing ? t('error.reasonMissing') : undefined}
        maxLength={1000}
        rows={needsReason ? 2 : 1}
        value={reason}
        onChange={setReason}
      />
      {isLive ? null : (
        <Note tone="warning" icon={<CloudOff size="1.25rem" strokeWidth={1.75} />}>
          {t('act.offline')}
        </Note>
      )}
      {performing.error ? <ErrorNote error={performing.error} /> : null}
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          look={isDanger ? 'danger' : 'primary'}
          isDisabled={!canSubmit}
          isPending={performing.isRunning}
          onPress={submitNow}
        >
          {submit}
        </Button>
      </div>
    </>
  );
}

function Changes(props: ActDialogProps & { readonly preview: ReturnType<typeof usePreview> }) {
  const { acts, preview, waitingFor, newNames } = props;
  const { t } = useI18n();
  if (acts.length === 0) return waitingFor ? <p className={styles.quiet}>{waitingFor}</p> : null;
  if (preview.error) return <ErrorNote error={preview.error} />;
  return (
    <section
      className={styles.changes}
      aria-label={t('act.changes')}
      aria-busy={!preview.isReady}
      // The keyboard has to get into what scrolls.
      tabIndex={0}
    >
      <h3>{t('act.changes')}</h3>
      {preview.isReady ? (
        <Consequences consequences={preview.consequences} {...(newNames ? { newNames } : {})} />
      ) : null}
      {acts.length > MOST_PREVIEWED ? (
        <p className={styles.quiet}>{t('act.sameFor', { count: acts.length - MOST_PREVIEWED })}</p>
      ) : null}
    </section>
  );
}

/** Does the acts one after another; those that were done before one failed stay done. */
function usePerform(acts: readonly ActDraft[], { done, onDone, onClose }: ActDialogProps) {
  const { t } = useI18n();
  const toast = useToast();
  const isLive = useIsLive();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<AppErrorData>();
  const run = async (reason: string) => {
    setIsRunning(true);
    setError(undefined);
    for (const act of acts) {
      const outcome = await ask(bridge().school.act, { ...act, reason });
      if (outcome.ok) continue;
      setIsRunning(false);
      setError(outcome.error);
      return;
    }
    setIsRunning(false);
    toast({ text: isLive ? (done ?? t('act.done')) : t('act.doneOffline') });
    onDone?.();
    onClose();
  };
  return { run, isRunning, error };
}

function useIsLive(): boolean {
  const connection = useQuery('connection', {});
  return connection.isReady && connection.value.state.kind === 'live';
}
