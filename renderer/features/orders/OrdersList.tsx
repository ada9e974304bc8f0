import { CheckCheck, FilePlus, ScanLine, ScrollText, SearchX } from 'lucide-react';
import { memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { OrderRow, OrdersView } from '../../../shared/replica/shelf/orders-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { foldForSearch, matches } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { type ListHandle, VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { ListHead, ListPane } from '../../ui/ListPane.tsx';
import pane from '../../ui/ListPane.module.css';
import { ShelfTabs } from '../shelf/ShelfTabs.tsx';
import styles from '../shelf/Shelf.module.css';
import { FindSheet } from './FindSheet.tsx';
import { OrderForm } from './OrderForm.tsx';
import { orderNumber } from './order-words.ts';

const NOTHING: OrdersView = { orders: [], canPlace: false, canEnterPaper: false };
const ROW_REM = 3.5625;
const keyOf = ({ id }: OrderRow) => id;

function ordersWith(orders: readonly OrderRow[], words: string): readonly OrderRow[] {
  if (words === '') return orders;
  return orders.filter(({ number, title, date }) =>
    matches(foldForSearch(`${number} ${title} ${date}`), words),
  );
}

/** The orders that one may read; what waits to be acknowledged stands first. */
export function OrdersList() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const answer = useQuery('school.orders', {});
  const { orders, canPlace, canEnterPaper } = answer.isReady ? answer.value : NOTHING;
  const [text, setText] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  const [isFinding, setIsFinding] = useState(false);
  const wanted = useDeferredValue(text).trim();
  const shown = useMemo(() => ordersWith(orders, wanted), [orders, wanted]);
  const list = useRef<ListHandle>(null);
  const open = ({ id }: OrderRow) => go({ to: 'order', order: id });
  const add = () => setIsAdding(true);
  return (
    <ListPane label={t('orders.title')}>
      <ListHead title={t('orders.title')}>
        {canEnterPaper && orders.some(({ counts }) => counts) ? (
          <IconButton
            label={t('orders.find')}
            icon={<ScanLine size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setIsFinding(true)}
          />
        ) : null}
        {canPlace ? (
          <IconButton
            label={t('orders.add')}
            icon={<FilePlus size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={add}
          />
        ) : null}
      </ListHead>
      <ShelfTabs />
      <div className={pane.filters}>
        <SearchBox
          label={t('orders.search')}
          value={text}
          onChange={setText}
          onDown={() => list.current?.focus()}
          onSubmit={() => {
            const [first] = ordersWith(orders, text.trim());
            if (first) open(first);
          }}
        />
      </div>
      {!answer.isReady ? (
        <SkeletonRows count={8} />
      ) : orders.length === 0 ? (
        <EmptyPlace
          icon={<ScrollText size="1.75rem" strokeWidth={1.75} />}
          title={t('orders.empty')}
          hint={t(canPlace ? 'orders.emptyHintPlace' : 'orders.emptyHint')}
        >
          {canPlace ? (
            <Button look="primary" onPress={add}>
              {t('orders.add')}
            </Button>
          ) : null}
        </EmptyPlace>
      ) : shown.length === 0 ? (
        <EmptyPlace
          icon={<SearchX size="1.75rem" strokeWidth={1.75} />}
          title={t('orders.none')}
          hint={t('orders.noneHint')}
        >
          <Button onPress={() => setText('')}>{t('orders.showAll')}</Button>
        </EmptyPlace>
      ) : (
        <VirtualListBox
          ref={list}
          label={t('orders.list')}
          items={shown}
          keyOf={keyOf}
          rowHeightRem={ROW_REM}
          selectedKey={place.shelf.order}
          onOpen={open}
          renderRow={(order, isSelected) => <Row order={order} isSelected={isSelected} />}
        />
      )}
      {isFinding ? <FindSheet orders={orders} onFound={open} onClose={() => setIsFinding(false)} /> : null}
      {isAdding ? <OrderForm onClose={() => setIsAdding(false)} /> : null}
    </ListPane>
  );
}

const Row = memo(function Row(props: { readonly order: OrderRow; readonly isSelected: boolean }) {
  const { t, language } = useI18n();
  const { order, isSelected } = props;
  return (
    <div className={cx(styles.row, isSelected && styles.selected)}>
      <span className={styles.sign} aria-hidden="true">
        <ScrollText size="1.25rem" strokeWidth={1.75} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{order.title}</span>
        <span className={styles.under}>
          <span className={styles.what}>{orderNumber(order, t, language)}</span>
          <RowMark order={order} />
        </span>
      </span>
    </div>
  );
});

function RowMark({ order: { own, counts, isWithdrawn } }: { readonly order: OrderRow }) {
  const { t, formats } = useI18n();
  if (isWithdrawn) return <span className={styles.mark}>{t('orders.mark.withdrawn')}</span>;
  if (own === 'asked')
    return <span className={cx(styles.mark, styles.urgent)}>{t('orders.mark.asked')}</span>;
  if (counts) {
    const { acknowledged, expected } = counts;
    return (
      <span className={cx(styles.mark, acknowledged === expected && styles.good)}>
        {t('orders.mark.counts', { done: formats.number(acknowledged), all: formats.number(expected) })}
      </span>
    );
  }
  if (own === 'none') return null;
  return (
    <span className={cx(styles.mark, styles.good)}>
      <CheckCheck size="0.9375rem" strokeWidth={1.75} aria-hidden="true" />
      {t('orders.mark.given')}
    </span>
  );
}
