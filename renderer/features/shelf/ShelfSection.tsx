import { LibraryBig, ScrollText } from 'lucide-react';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { OrderPane } from '../orders/OrderPane.tsx';
import { OrdersList } from '../orders/OrdersList.tsx';
import { MaterialPane } from './MaterialPane.tsx';
import { MaterialsList } from './MaterialsList.tsx';
import styles from './Shelf.module.css';

const ICON = { size: '1.75rem', strokeWidth: 1.75 } as const;

/** The shelves with their materials, and the school's orders: a list and what is chosen in it. */
export function ShelfSection() {
  const { t } = useI18n();
  const { place } = useNavigation();
  const isNarrow = useIsNarrow();
  const { tab, material, order } = place.shelf;
  const isOrders = tab === 'orders';
  const open = isOrders ? order : material;
  const isOpen = open !== '';
  return (
    <>
      {isNarrow && isOpen ? null : isOrders ? <OrdersList /> : <MaterialsList />}
      {isOpen ? (
        isOrders ? (
          <OrderPane key={open} order={open} />
        ) : (
          <MaterialPane key={open} material={open} />
        )
      ) : null}
      {isNarrow || isOpen ? null : (
        <main className={styles.pane}>
          <EmptyPlace
            icon={isOrders ? <ScrollText {...ICON} /> : <LibraryBig {...ICON} />}
            title={t(isOrders ? 'orders.pick' : 'shelf.pick')}
            hint={t(isOrders ? 'orders.pickHint' : 'shelf.pickHint')}
          />
        </main>
      )}
    </>
  );
}
