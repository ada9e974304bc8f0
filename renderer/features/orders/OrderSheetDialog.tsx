import type { AskedRow, OrderView } from '../../../shared/replica/shelf/order-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { SheetDialog } from '../../ui/SheetDialog.tsx';
import { OrderSheet } from './OrderSheet.tsx';

interface OrderSheetDialogProps {
  readonly order: OrderView;
  readonly missing: readonly AskedRow[];
  readonly onClose: () => void;
}

/** The sheet on which those sign who do not come to a computer. */
export function OrderSheetDialog({ order, missing, onClose }: OrderSheetDialogProps) {
  const { t } = useI18n();
  return (
    <SheetDialog
      title={t('orders.sheet')}
      fileName={t('orders.sheetFile', { number: order.number || order.title })}
      sheet={<OrderSheet order={order} people={missing} />}
      onClose={onClose}
    />
  );
}
