import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { QUESTION_MAX_LETTERS } from '../../../shared/schema/recording.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';

interface SendFieldProps {
  readonly className: string | undefined;
  readonly label: string;
  readonly send: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly command: { readonly isRunning: boolean; readonly error: AppErrorData | undefined };
  readonly onSend: () => void;
}

/** A few lines and the button that sends them. */
export function SendField({ className, label, send, text, onText, command, onSend }: SendFieldProps) {
  return (
    <div className={className}>
      <TextAreaField label={label} rows={2} maxLength={QUESTION_MAX_LETTERS} value={text} onChange={onText} />
      <Button look="primary" isDisabled={text.trim() === ''} isPending={command.isRunning} onPress={onSend}>
        {send}
      </Button>
      {command.error ? <ErrorNote error={command.error} /> : null}
    </div>
  );
}
