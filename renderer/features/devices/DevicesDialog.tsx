import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PersonExport } from '../exchange/PersonExport.tsx';
import { DevicesOf } from './DevicesOf.tsx';
import styles from './Devices.module.css';

/** One's own devices, and how not to let others write in one's name. */
export function DevicesDialog() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  return (
    <Dialog
      title={t('devices.title')}
      isOpen={place.panel === 'devices'}
      onClose={() => go({ to: 'panel', panel: 'none' })}
    >
      <Content />
    </Dialog>
  );
}

function Content() {
  const { t } = useI18n();
  const me = useQuery('me', {});
  if (!me.isReady || !me.value) return null;
  return (
    <div className={styles.devices}>
      <DevicesOf person={me.value.id} />
      <section className={styles.section}>
        <h3>{t('devices.adviceTitle')}</h3>
        <ul className={styles.advice}>
          <li>{t('devices.advice1')}</li>
          <li>{t('devices.advice2')}</li>
          <li>{t('devices.advice3')}</li>
        </ul>
      </section>
      <section className={styles.section}>
        <h3>{t('exchange.own')}</h3>
        <PersonExport person="" />
      </section>
    </div>
  );
}
