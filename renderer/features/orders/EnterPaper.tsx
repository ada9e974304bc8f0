import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { AskedRow, OrderView } from '../../../shared/replica/shelf/order-query.ts';
import { isDay } from '../../../shared/schema/day.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { useRemPx } from '../../ui/layout.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import styles from '../shelf/Shelf.module.css';
import { PersonWords } from './AskedList.tsx';
import { sheetCode } from './order-words.ts';

const ROW_REM = 3.125;

interface EnterPaperProps {
  readonly order: OrderView;
  /** Those who have not acknowledged it. */
  readonly missing: readonly AskedRow[];
  readonly onClose: () => void;
}

/** Signatures on the printed sheet are entered: the day, and who has signed. */
export function EnterPaper({ order, missing, onClose }: EnterPaperProps) {
  const { t } = useI18n();
  const toast = useToast();
  const shelf = useCommand(bridge().school.shelf);
  const [day, setDay] = useState('');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isChecked, setIsChecked] = useState(false);
  const wanted = text.trim();
  const rows = useMemo(
    () => missing.filter(({ name }) => wanted === '' || matches(foldForSearch(name), wanted)),
    [missing, wanted],
  );
  const toggle = useCallback((person: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(person)) next.add(person);
      return next;
    });
  }, []);
  const submit = async () => {
    setIsChecked(true);
    if (!isDay(day) || chosen.size === 0) return;
    const outcome = await shelf.run({
      what: 'enterPaper',
      order: order.id,
      people: [...chosen],
      signedOn: day,
    });
    if (!outcome.ok) return;
    toast({ text: t('orders.paperEntered', { count: chosen.size }) });
    onClose();
  };
  return (
    <Dialog title={t('orders.enterPaperTitle')} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={styles.quiet}>
          {t('orders.enterPaperHint', { version: order.version, code: sheetCode(order.versionId) })}
        </p>
        <DayField
          label={t('orders.signedOn')}
          error={isChecked && !isDay(day) ? t('orders.fault.date') : ''}
          value={day}
          onChange={setDay}
        />
        <SearchBox label={t('orders.searchPeople')} value={text} onChange={setText} />
        <div className={styles.actions}>
          <Button onPress={() => setChosen(new Set([...chosen, ...rows.map(({ person }) => person)]))}>
            {t('orders.chooseAll')}
          </Button>
          <span className={styles.quiet}>{t('orders.chosen', { count: chosen.size })}</span>
        </div>
        <Signers rows={rows} chosen={chosen} onToggle={toggle} />
        {isChecked && chosen.size === 0 ? (
          <span className={styles.fault} role="alert">
            {t('orders.fault.people')}
          </span>
        ) : null}
        {shelf.error ? <ErrorNote error={shelf.error} /> : null}
        <FormEnd submit={t('orders.savePaper')} isPending={shelf.isRunning} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

interface SignersProps {
  readonly rows: readonly AskedRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (person: string) => void;
}

function Signers({ rows, chosen, onToggle }: SignersProps) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const rowPx = ROW_REM * useRemPx();
  const virtualizer = useVirtualRows({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(() => rowPx, [rowPx]),
    getItemKey: useCallback((index: number) => rows[index]?.person ?? index, [rows]),
    overscan: 8,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx, rows]);
  return (
    <div ref={box} className={styles.table} role="group" aria-label={t('orders.signers')}>
      <div className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, size, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <label
              key={key}
              className={styles.person}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <input type="checkbox" checked={chosen.has(row.person)} onChange={() => onToggle(row.person)} />
              <PersonWords row={row} />
            </label>
          );
        })}
      </div>
    </div>
  );
}
