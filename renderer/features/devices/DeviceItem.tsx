import { LogOut, Monitor, MonitorOff, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import type { ShownDevice } from './device-rows.ts';
import { NameDialog } from './NameDialog.tsx';
import styles from './Devices.module.css';

interface DeviceItemProps {
  readonly device: ShownDevice;
  readonly canName: boolean;
  readonly onSignOut: () => void;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One device: its name, when it was here, and the way out of it. */
export function DeviceItem({ device, canName, onSignOut }: DeviceItemProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const [isNaming, setIsNaming] = useState(false);
  const { addedAt, lastSeenAt, revokedAt, isThis, isWaiting } = device;
  const name = device.name || t('devices.unnamed');
  const isEnded = revokedAt > 0;
  const facts = [
    isThis ? t('devices.this') : '',
    isWaiting
      ? t('devices.waiting')
      : isEnded
        ? t('devices.endedAt', { when: formats.moment(revokedAt, now) })
        : '',
    isEnded || isThis || lastSeenAt === 0 ? '' : t('devices.seen', { when: formats.moment(lastSeenAt, now) }),
    isEnded ? '' : t('devices.added', { when: formats.moment(addedAt, now) }),
  ].filter((fact) => fact !== '');
  return (
    <li className={styles.row}>
      <span className={styles.sign}>{isEnded ? <MonitorOff {...ICON} /> : <Monitor {...ICON} />}</span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </span>
      {isEnded ? null : (
        <>
          {canName ? (
            <IconButton
              label={t('devices.nameOf', { name })}
              icon={<Pencil {...ICON} />}
              onPress={() => setIsNaming(true)}
            />
          ) : null}
          <Button
            icon={<LogOut {...ICON} />}
            aria-label={isThis ? t('devices.outHere') : t('devices.outOf', { name })}
            onPress={onSignOut}
          >
            {t('devices.out')}
          </Button>
        </>
      )}
      {isNaming ? <NameDialog device={device} onClose={() => setIsNaming(false)} /> : null}
    </li>
  );
}
