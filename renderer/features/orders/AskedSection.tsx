import { BellRing, PenLine, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AskedRow, OrderView } from '../../../shared/replica/shelf/order-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { foldForSearch, matches } from '../../ui/person-words.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../shelf/Shelf.module.css';
import { AskedList } from './AskedList.tsx';
import { EnterPaper } from './EnterPaper.tsx';
import { countWords } from './order-words.ts';
import { OrderSheetDialog } from './OrderSheetDialog.tsx';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const SHOWN = ['missing', 'given', 'all'] as const;
type Shown = (typeof SHOWN)[number];

interface AskedSectionProps {
  readonly order: OrderView;
  readonly asked: readonly AskedRow[];
}

export function hasAcknowledged({ at, signedOn }: AskedRow): boolean {
  return at > 0 || signedOn !== '';
}

/** «31 из 34, из них 4 на бумаге»: who has acknowledged an order, who has not, and what can be done about it. */
export function AskedSection({ order, asked }: AskedSectionProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const toast = useToast();
  const shelf = useCommand(bridge().school.shelf);
  const [open, setOpen] = useState<'none' | 'paper' | 'print'>('none');
  const [shown, setShown] = useState<Shown>('missing');
  const [text, setText] = useState('');
  const { acknowledged = 0, expected = 0 } = order.counts ?? {};
  const rows = useMemo(() => shownRows(asked, shown, text), [asked, shown, text]);
  const missing = useMemo(() => asked.filter((row) => !hasAcknowledged(row)), [asked]);
  const words = countWords(order.counts, t, formats);
  const counts: Readonly<Record<Shown, number>> = {
    missing: missing.length,
    given: acknowledged,
    all: expected,
  };
  return (
    <section className={styles.card} aria-label={t('orders.who')}>
      <div className={styles.counts}>
        <h3 className={styles.section}>{t('orders.who')}</h3>
        <p className={styles.number}>{words}</p>
        <ProgressLine label={t('orders.who')} done={acknowledged} total={expected} words={words} />
      </div>
      <div className={styles.actions}>
        <Button icon={<Printer {...ICON} />} onPress={() => setOpen('print')}>
          {t('orders.sheet')}
        </Button>
        {missing.length > 0 ? (
          <>
            <Button icon={<PenLine {...ICON} />} onPress={() => setOpen('paper')}>
              {t('orders.enterPaper')}
            </Button>
            <Button
              icon={<BellRing {...ICON} />}
              isPending={shelf.isRunning}
              onPress={() =>
                void shelf.run({ what: 'remind', order: order.id }).then((outcome) => {
                  if (outcome.ok) toast({ text: t('orders.remindedNow', { count: missing.length }) });
                })
              }
            >
              {t('orders.remind')}
            </Button>
          </>
        ) : null}
        {order.remindedAt > 0 ? (
          <span className={styles.quiet}>
            {t('orders.lastReminder', { when: formats.moment(order.remindedAt, now) })}
          </span>
        ) : null}
      </div>
      {shelf.error ? <ErrorNote error={shelf.error} /> : null}
      <Chips
        label={t('orders.whoShown')}
        options={SHOWN.map((key) => ({ key, title: t(`orders.who.${key}`, { count: counts[key] }) }))}
        chosen={shown}
        onChoose={setShown}
      />
      <SearchBox label={t('orders.searchPeople')} value={text} onChange={setText} />
      <AskedList rows={rows} isAllGiven={missing.length === 0 && shown === 'missing'} />
      {open === 'paper' ? (
        <EnterPaper order={order} missing={missing} onClose={() => setOpen('none')} />
      ) : null}
      {open === 'print' ? (
        <OrderSheetDialog order={order} missing={missing} onClose={() => setOpen('none')} />
      ) : null}
    </section>
  );
}

function shownRows(asked: readonly AskedRow[], shown: Shown, text: string): readonly AskedRow[] {
  const wanted = text.trim();
  return asked.filter((row) => {
    if (shown !== 'all' && hasAcknowledged(row) !== (shown === 'given')) return false;
    const { name, position, classes } = row;
    return wanted === '' || matches(foldForSearch([name, position, ...classes].join(' ')), wanted);
  });
}
