import { FileDown, Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import type { AskedRow, OrderView } from '../../../shared/replica/shelf/order-query.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import shelf from '../shelf/Shelf.module.css';
import { OrderSheet } from './OrderSheet.tsx';

interface OrderSheetDialogProps {
  readonly order: OrderView;
  readonly missing: readonly AskedRow[];
  readonly onClose: () => void;
}

/** The sheet on which those sign who do not come to a computer; it is printed, or made a file. */
export function OrderSheetDialog({ order, missing, onClose }: OrderSheetDialogProps) {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().slips.savePdf);
  const fileName = t('orders.sheetFile', { number: order.number || order.title }).slice(0, 120);
  return (
    <>
      <Dialog title={t('orders.sheet')} isOpen onClose={onClose}>
        <div className={shelf.actions}>
          <Button
            look="primary"
            icon={<Printer size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => window.print()}
          >
            {t('paper.print')}
          </Button>
          <Button
            icon={<FileDown size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            isPending={save.isRunning}
            onPress={() =>
              void save.run({ fileName }).then((outcome) => {
                if (outcome.ok && outcome.value) toast({ text: t('paper.saved') });
              })
            }
          >
            {t('paper.savePdf')}
          </Button>
        </div>
        {save.error ? <ErrorNote error={save.error} /> : null}
        <OrderSheet order={order} people={missing} />
      </Dialog>
      {createPortal(
        <div className="zvonok-print-sheet" aria-hidden="true">
          <OrderSheet order={order} people={missing} />
        </div>,
        document.body,
      )}
    </>
  );
}
