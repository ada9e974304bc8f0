import { CircleDot, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RecordingState } from '../../../shared/replica/live/recording-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Note } from '../../ui/Note.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './RecordingSign.module.css';

/** «Идёт запись», for everybody in the lesson; whoever comes later is told, too. */
export function RecordingSign({ of }: { readonly of: RecordingState | undefined }) {
  const { t } = useI18n();
  const toast = useToast();
  const isOn = of?.isWanted === true && of.state === 'on';
  const wasOn = useRef(false);
  useEffect(() => {
    if (isOn && !wasOn.current) toast({ text: t('recording.told') });
    if (!isOn && wasOn.current && of?.isWanted === false) toast({ text: t('recording.isOver') });
    wasOn.current = isOn;
  }, [isOn, of?.isWanted, toast, t]);
  const words = isOn ? t('recording.isOn') : of?.isWanted && of.state === 'off' ? t('recording.starts') : '';
  // It stands there before it says something, or a screen reader would not say it.
  return (
    <p className={styles.sign} role="status">
      {words === '' ? null : (
        <>
          <CircleDot size="1.125rem" strokeWidth={2} aria-hidden="true" />
          {words}
        </>
      )}
    </p>
  );
}

/** Why a recording that was wanted has stopped. */
export function RecordingTrouble({ of }: { readonly of: RecordingState | undefined }) {
  const { t } = useI18n();
  if (!of?.isWanted || (of.state !== 'diskFull' && of.state !== 'failed')) return null;
  return (
    <div role="status">
      <Note tone="warning" icon={<TriangleAlert size="1.25rem" strokeWidth={1.75} />}>
        {t(`recording.${of.state}`)}
      </Note>
    </div>
  );
}
