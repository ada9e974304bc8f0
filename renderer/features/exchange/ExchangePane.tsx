import { useI18n } from '../../i18n/I18n.tsx';
import { Exports } from './Exports.tsx';
import { RosterCheck } from './RosterCheck.tsx';
import { useExchange } from './use-exchange.ts';
import styles from './Exchange.module.css';

/** Lists that come in and archives that go out: one at a time, with progress and a way to stop. */
export default function ExchangePane() {
  const { t } = useI18n();
  const exchange = useExchange();
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2>{t('exchange.title')}</h2>
        <p className={styles.quiet}>{t('exchange.hint')}</p>
      </header>
      <RosterCheck exchange={exchange} />
      <Exports exchange={exchange} />
    </div>
  );
}
