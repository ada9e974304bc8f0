import { Phone } from 'lucide-react';
import type { CallView } from '../../../shared/replica/live/call-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ScreenHeader, ScreenTitle } from '../../ui/ScreenHeader.tsx';
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
      <ScreenHeader back={t('common.back')} onBack={() => go({ to: 'afterLesson' })}>
        <ScreenTitle title={call.title} facts={[t('call.check')]} />
      </ScreenHeader>
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
