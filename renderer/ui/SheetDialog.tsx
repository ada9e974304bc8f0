import { FileDown, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useCommand } from '../bridge/use-command.ts';
import { bridge } from '../bridge/window-bridge.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import styles from './SheetDialog.module.css';
import { useToast } from './Toasts.tsx';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

interface SheetDialogProps {
  readonly title: string;
  /** Without its ending; longer than 120 letters it is cut. */
  readonly fileName: string;
  /** What is read here and printed. */
  readonly sheet: ReactNode;
  /** More buttons, behind those for printing. */
  readonly actions?: ReactNode;
  /** Words between the buttons and the sheet. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** A sheet of paper as it is read in the window; it is printed, or made a file. */
export function SheetDialog({ title, fileName, sheet, actions, children, onClose }: SheetDialogProps) {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().slips.savePdf);
  const name = [...fileName].slice(0, 120).join('');
  return (
    <>
      <Dialog title={title} isOpen onClose={onClose}>
        <div className={styles.actions}>
          <Button look="primary" icon={<Printer {...ICON} />} onPress={() => window.print()}>
            {t('paper.print')}
          </Button>
          <Button
            icon={<FileDown {...ICON} />}
            isPending={save.isRunning}
            onPress={() =>
              void save.run({ fileName: name }).then((outcome) => {
                if (outcome.ok && outcome.value) toast({ text: t('paper.saved') });
              })
            }
          >
            {t('paper.savePdf')}
          </Button>
          {actions}
        </div>
        {save.error ? <ErrorNote error={save.error} /> : null}
        {children}
        {sheet}
      </Dialog>
      {createPortal(
        <div className="zvonok-print-sheet" aria-hidden="true">
          {sheet}
        </div>,
        document.body,
      )}
    </>
  );
}
