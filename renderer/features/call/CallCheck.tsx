import { ArrowLeft, Phone } from 'lucide-react';
import type { CallView } from '../../../shared/replica/live/call-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { DeviceForm } from '../devices-of-call/DeviceForm.tsx';
import styles from './CallScreen.module.css';

interface CallCheckProps {
  readonly call: CallView;
  readonly isShown: boolean;
  readonly onReady: () => void;
}

/** A look at one's own picture and sound before others see and hear it. */
export function CallCheck({ call, isShown, onReady }: CallCheckProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  return (
    <div className={styles.call} hidden={!isShown}>
      <header className={styles.header}>
        <IconButton
          label={t('common.back')}
          icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => go({ to: 'afterLesson' })}
        />
        <div className={styles.words}>
          <h1 className={styles.title}>{call.title}</h1>
          <p className={styles.facts}>{t('call.check')}</p>
        </div>
      </header>
      <main className={styles.check} aria-label={t('call.check')}>
        <div className={styles.checkWords}>
          <p>{t('call.checkHint')}</p>
          <Button
            look="primary"
            autoFocus
            icon={<Phone size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={onReady}
          >
            {t('call.enter')}
          </Button>
        </div>
        <DeviceForm />
      </main>
    </div>
  );
}
