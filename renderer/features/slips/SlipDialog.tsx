import { Printer, ShieldAlert } from 'lucide-react';
import { createPortal } from 'react-dom';
import type { IssuedSlip } from '../../../shared/ipc/values.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { SlipSheet } from './SlipSheet.tsx';

interface SlipDialogProps {
  readonly slip: IssuedSlip | undefined;
  readonly onClose: () => void;
}

/** Shows a slip once, and prints it on a sheet of its own. */
export function SlipDialog({ slip, onClose }: SlipDialogProps) {
  const { t } = useI18n();
  return (
    <>
      <Dialog title={t('issue.title')} isOpen={slip !== undefined} onClose={onClose}>
        <Note tone="warning" icon={<ShieldAlert size="1.25rem" strokeWidth={1.75} />}>
          {t('issue.warning')}
        </Note>
        {slip ? <SlipSheet slip={slip} /> : null}
        <Button
          look="primary"
          icon={<Printer size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => window.print()}
        >
          {t('issue.print')}
        </Button>
      </Dialog>
      {slip
        ? createPortal(
            <div className="zvonok-print-sheet" aria-hidden="true">
              <SlipSheet slip={slip} />
            </div>,
            document.body,
          )
        : null}
    </>
  );
}
