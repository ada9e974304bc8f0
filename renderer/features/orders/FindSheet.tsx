import { ImageUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { OrderRow } from '../../../shared/replica/shelf/orders-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { MessageKey } from '../../i18n/translator.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../shelf/Shelf.module.css';
import { hasAcknowledged } from './AskedSection.tsx';
import { EnterPaper } from './EnterPaper.tsx';
import { type FoundSheet, sheetOf } from './find-sheet.ts';

type Fault = Extract<MessageKey, `orders.find.${'no' | 'un' | 'old'}${string}`>;

interface FindSheetProps {
  readonly orders: readonly OrderRow[];
  /** The order of the sheet was found. */
  readonly onFound: (order: OrderRow) => void;
  readonly onClose: () => void;
}

/** A signed sheet on paper finds its order: by the code on it, or by a photo or scan of its square. */
export function FindSheet({ orders, onFound, onClose }: FindSheetProps) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<Fault | undefined>();
  const [isReading, setIsReading] = useState(false);
  const [found, setFound] = useState<FoundSheet | undefined>();
  const look = (text: string, otherwise: Fault) => {
    const sheet = sheetOf(text, orders);
    setFault(sheet ? (sheet.isCurrent ? undefined : 'orders.find.old') : otherwise);
    if (!sheet) return;
    onFound(sheet.order);
    if (sheet.isCurrent) setFound(sheet);
  };
  const readPicture = async (file: File | undefined) => {
    if (!file) return;
    setIsReading(true);
    setFault(undefined);
    try {
      const { readSquare } = await import('./read-square.ts');
      const text = await readSquare(file);
      look(text, text === '' ? 'orders.find.noSquare' : 'orders.find.unknown');
    } catch {
      setFault('orders.find.noPicture');
    } finally {
      setIsReading(false);
    }
  };
  if (found) return <Entry order={found.order.id} onClose={onClose} />;
  return (
    <Dialog title={t('orders.find')} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          look(code, code.trim() === '' ? 'orders.find.noCode' : 'orders.find.unknown');
        }}
      >
        <p className={styles.quiet}>{t('orders.find.hint')}</p>
        <TextField
          label={t('orders.find.code')}
          maxLength={40}
          autoFocus
          isCode
          value={code}
          onChange={setCode}
        />
        <div className={styles.actions}>
          <Button
            icon={<ImageUp size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            isPending={isReading}
            onPress={() => input.current?.click()}
          >
            {t('orders.find.picture')}
          </Button>
          <input
            ref={input}
            hidden
            type="file"
            accept="image/*"
            aria-label={t('orders.find.picture')}
            onChange={(event) => {
              void readPicture(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
        {fault ? (
          <span className={styles.fault} role="alert">
            {t(fault)}
          </span>
        ) : null}
        <FormEnd submit={t('orders.find.open')} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function Entry({ order, onClose }: { readonly order: string; readonly onClose: () => void }) {
  const answer = useQuery('school.order', { order });
  if (!answer.isReady || !answer.value) return null;
  const missing = (answer.value.asked ?? []).filter((row) => !hasAcknowledged(row));
  return <EnterPaper order={answer.value} missing={missing} onClose={onClose} />;
}
