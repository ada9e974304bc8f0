import type { AskedRow, OrderView } from '../../../shared/replica/shelf/order-query.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { personWords } from '../../ui/person-words.ts';
import { QrSquare } from '../slips/QrSquare.tsx';
import { sheetLink } from './find-sheet.ts';
import { orderNumber, sheetCode } from './order-words.ts';
import styles from './OrderSheet.module.css';

interface OrderSheetProps {
  readonly order: OrderView;
  /** Who has not acknowledged it yet. */
  readonly people: readonly AskedRow[];
}

/** The sheet of acknowledgement on A4: which version of which order, and a line for each who is to sign. */
export function OrderSheet({ order, people }: OrderSheetProps) {
  const { t, language } = useI18n();
  const roleWord = useRoleWords();
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div className={styles.words}>
          <p>{order.schoolTitle}</p>
          <h3 className={styles.title}>{t('orders.sheetTitle')}</h3>
          <p>
            {orderNumber({ ...order, version: 1 }, t, language)}
            <br />«{order.title}»
          </p>
          <p>{t('orders.sheetVersion', { version: order.version, code: sheetCode(order.versionId) })}</p>
        </div>
        <QrSquare text={sheetLink(order.versionId)} />
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">{t('orders.column.name')}</th>
            <th scope="col">{t('orders.column.position')}</th>
            <th scope="col">{t('orders.column.date')}</th>
            <th scope="col">{t('orders.column.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((row, index) => (
            <tr key={row.person}>
              <td>{index + 1}</td>
              <td>{row.name}</td>
              <td>
                {[personWords({ ...row, roles: [...row.roles] }, roleWord), row.classes.join(', ')]
                  .filter(Boolean)
                  .join(', ')}
              </td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
