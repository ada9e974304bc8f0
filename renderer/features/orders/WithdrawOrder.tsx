import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { OrderView } from '../../../shared/replica/shelf/order-query.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../shelf/Shelf.module.css';

/** An order that holds no more stays readable, and asks nobody any more. */
export function WithdrawOrder({
  order,
  onClose,
}: {
  readonly order: OrderView;
  readonly onClose: () => void;
}) {
  const { t } = useI18n();
  const shelf = useCommand(bridge().school.shelf);
  const [note, setNote] = useState('');
  const submit = async () => {
    const outcome = await shelf.run({ what: 'withdrawOrder', order: order.id, note: note.trim() });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={t('orders.withdrawTitle', { title: order.title })} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={styles.quiet}>{t('orders.withdrawHint')}</p>
        <TextField
          label={t('orders.withdrawNote')}
          maxLength={300}
          autoFocus
          value={note}
          onChange={setNote}
        />
        {shelf.error ? <ErrorNote error={shelf.error} /> : null}
        <FormEnd submit={t('orders.withdraw')} look="danger" isPending={shelf.isRunning} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
