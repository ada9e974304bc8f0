import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Chips } from '../../ui/Chips.tsx';
import styles from './Shelf.module.css';

/** Materials and orders lie in one section, side by side. */
export function ShelfTabs() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const asked = useQuery('school.ordersAsked', {});
  const count = asked.isReady ? asked.value : 0;
  return (
    <div className={styles.tabs}>
      <Chips
        label={t('shelf.tabs')}
        options={[
          { key: 'materials', title: t('shelf.title') },
          { key: 'orders', title: count > 0 ? t('orders.tabAsked', { count }) : t('orders.title') },
        ]}
        chosen={place.shelf.tab}
        onChoose={(tab) => go({ to: 'shelf', tab })}
      />
    </div>
  );
}
