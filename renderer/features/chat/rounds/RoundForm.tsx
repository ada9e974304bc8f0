import type { ReactNode } from 'react';
import type { AppErrorData } from '../../../../shared/errors/app-error.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { FormEnd } from '../../../ui/FormEnd.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import styles from './RoundDialog.module.css';
import type { FormInUse } from './use-kept-form.ts';

interface RoundFormProps {
  readonly title: string;
  readonly form: FormInUse;
  /** What stands against sending it, in words; '' for nothing. */
  readonly fault: string;
  readonly error: AppErrorData | undefined;
  readonly isRunning: boolean;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of a form of a chat. Closing it keeps what was typed; whoever wants to begin anew empties it. */
export function RoundForm({ title, form, fault, error, submit, children, ...of }: RoundFormProps) {
  const { t } = useI18n();
  const toast = useToast();
  const { isRunning, onSubmit, onClose } = of;
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {form.isLoaded ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {children}
          {fault === '' ? null : (
            <p className={styles.fault} role="alert">
              {fault}
            </p>
          )}
          {error ? <ErrorNote error={error} /> : null}
          {form.error && !error ? <ErrorNote error={form.error} hint={t('composer.draftNotKept')} /> : null}
          <FormEnd
            submit={submit}
            isPending={isRunning}
            cancel={t(form.isTyped ? 'round.later' : 'common.cancel')}
            onCancel={onClose}
          >
            {form.isTyped ? (
              <Button look="plain" onPress={() => toast({ text: t('round.cleared'), undo: form.clear() })}>
                {t(form.place.about === '' ? 'round.clear' : 'round.reset')}
              </Button>
            ) : null}
          </FormEnd>
        </form>
      ) : null}
    </Dialog>
  );
}
