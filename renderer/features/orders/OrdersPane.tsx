import { CheckCheck, FilePlus, ScrollText } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { OutstandingRow } from '../../../shared/replica/shelf/orders-outstanding-query.ts';
import type { OrderRow } from '../../../shared/replica/shelf/orders-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { BoardList, BoardPane } from '../../ui/BoardPane.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import shelf from '../shelf/Shelf.module.css';
import type { PaneProps } from '../console/panes.ts';
import { OrderForm } from './OrderForm.tsx';
import { audienceWords, countWords, orderNumber } from './order-words.ts';
import styles from './OrdersPane.module.css';

const VIEWS = ['orders', 'people'] as const;
const ROW_REM = 4;
const orderKey = ({ id }: OrderRow) => id;
const personKey = ({ person }: OutstandingRow) => person;

/** How far the orders are acknowledged, and who has still to acknowledge what (clause O-5). */
export default function OrdersPane({ filter }: PaneProps) {
  const { t } = useI18n();
  const [view, setView] = useState<(typeof VIEWS)[number]>(filter === 'people' ? 'people' : 'orders');
  const [isAdding, setIsAdding] = useState(false);
  return (
    <BoardPane
      title={t('console.pane.orders')}
      action={
        <Button
          look="primary"
          icon={<FilePlus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => setIsAdding(true)}
        >
          {t('orders.add')}
        </Button>
      }
    >
      <Chips
        label={t('orders.view')}
        options={VIEWS.map((key) => ({ key, title: t(`orders.view.${key}`) }))}
        chosen={view}
        onChoose={setView}
      />
      {view === 'orders' ? <Progress /> : <Outstanding />}
      {isAdding ? <OrderForm onClose={() => setIsAdding(false)} /> : null}
    </BoardPane>
  );
}

function Progress() {
  const { t } = useI18n();
  const { go } = useNavigation();
  const answer = useQuery('school.orders', {});
  const orders = useMemo(() => (answer.isReady ? byMissing(answer.value.orders) : []), [answer]);
  if (!answer.isReady) return <SkeletonRows count={6} />;
  if (orders.length === 0) {
    return (
      <EmptyPlace
        icon={<ScrollText size="1.75rem" strokeWidth={1.75} />}
        title={t('orders.noneAsking')}
        hint={t('orders.noneAskingHint')}
      />
    );
  }
  return (
    <BoardList>
      <VirtualListBox
        label={t('orders.list')}
        items={orders}
        keyOf={orderKey}
        rowHeightRem={ROW_REM}
        selectedKey=""
        onOpen={({ id }) => go({ to: 'order', order: id })}
        renderRow={(order) => <OrderLine order={order} />}
      />
    </BoardList>
  );
}

/** Those that miss somebody come first, the one that misses most at the top. */
function byMissing(orders: readonly OrderRow[]): readonly OrderRow[] {
  const missing = ({ counts }: OrderRow) => (counts ? counts.expected - counts.acknowledged : 0);
  return orders.filter(({ counts }) => counts !== undefined).sort((a, b) => missing(b) - missing(a));
}

function OrderLine({ order }: { readonly order: OrderRow }) {
  const { t, language, formats } = useI18n();
  const { acknowledged = 0, expected = 0 } = order.counts ?? {};
  const words = countWords(order.counts, t, formats);
  return (
    <div className={shelf.row}>
      <span className={shelf.words}>
        <span className={shelf.name}>{order.title}</span>
        <span className={shelf.what}>
          {[orderNumber(order, t, language), audienceWords(order, t)].join(' · ')}
        </span>
      </span>
      <span className={styles.counts}>
        <span className={cx(styles.number, acknowledged === expected && styles.whole)}>{words}</span>
        <ProgressLine label={order.title} done={acknowledged} total={expected} words={words} />
      </span>
    </div>
  );
}

function Outstanding() {
  const { t } = useI18n();
  const { go } = useNavigation();
  const answer = useQuery('school.outstanding', {});
  if (!answer.isReady) return <SkeletonRows count={6} />;
  if (answer.value.length === 0) {
    return (
      <EmptyPlace
        icon={<CheckCheck size="1.75rem" strokeWidth={1.75} />}
        title={t('orders.allDone')}
        hint={t('orders.allDoneHint')}
      />
    );
  }
  return (
    <BoardList>
      <VirtualListBox
        label={t('orders.whoList')}
        items={answer.value}
        keyOf={personKey}
        rowHeightRem={ROW_REM}
        selectedKey=""
        onOpen={({ person }) => go({ to: 'console', pane: 'people', open: person })}
        renderRow={(row) => <OutstandingLine row={row} />}
      />
    </BoardList>
  );
}

function OutstandingLine({ row }: { readonly row: OutstandingRow }) {
  const { t } = useI18n();
  return (
    <div className={shelf.row}>
      <span className={shelf.words}>
        <span className={shelf.name}>{row.name}</span>
        <span className={shelf.what}>
          {row.orders
            .map(({ number, title }) => (number === '' ? title : t('orders.short', { number, title })))
            .join('; ')}
        </span>
      </span>
      <span className={cx(shelf.mark, shelf.urgent)}>{t('orders.owes', { count: row.orders.length })}</span>
    </div>
  );
}
