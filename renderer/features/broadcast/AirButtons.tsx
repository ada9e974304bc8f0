import { Pause, Play, Radio } from 'lucide-react';
import { useState } from 'react';
import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { useHubClock } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Broadcast.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const PAUSES = [5, 10, 15, 20, 30, 0] as const;

/** On the air, a pause, and the end. */
export function AirButtons({ view }: { readonly view: BroadcastView }) {
  const { t } = useI18n();
  const act = useCommand(bridge().lesson.do);
  const end = useCommand(bridge().lesson.end);
  const [open, setOpen] = useState<'pause' | 'end'>();
  const { id: lesson, state } = view;
  const goOn = () => void act.run({ do: 'air', lesson, state: 'on', text: '', until: 0 });
  return (
    <div className={styles.air}>
      {act.error ? <ErrorNote error={act.error} /> : null}
      {end.error ? <ErrorNote error={end.error} /> : null}
      {state === 'test' ? <p className={styles.airWords}>{t('broadcast.testWords')}</p> : null}
      <div className={styles.airRow}>
        {state === 'on' ? (
          <Button icon={<Pause {...ICON} />} onPress={() => setOpen('pause')}>
            {t('broadcast.makePause')}
          </Button>
        ) : (
          <Button
            look="primary"
            icon={state === 'test' ? <Radio {...ICON} /> : <Play {...ICON} />}
            isPending={act.isRunning}
            onPress={goOn}
          >
            {t(state === 'test' ? 'broadcast.goOnAir' : 'broadcast.goOn')}
          </Button>
        )}
        <Button look="plain" isPending={end.isRunning} onPress={() => setOpen('end')}>
          {t('broadcast.end')}
        </Button>
      </div>
      {open === 'pause' ? (
        <PauseDialog
          onPause={(text, until) => {
            setOpen(undefined);
            void act.run({ do: 'air', lesson, state: 'pause', text, until });
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      <ConfirmDialog
        title={t('broadcast.endTitle')}
        text={t('broadcast.endText')}
        confirm={t('broadcast.end')}
        cancel={t('common.cancel')}
        isOpen={open === 'end'}
        onConfirm={() => {
          setOpen(undefined);
          void end.run({ lesson });
        }}
        onClose={() => setOpen(undefined)}
      />
    </div>
  );
}

interface PauseDialogProps {
  readonly onPause: (text: string, until: number) => void;
  readonly onClose: () => void;
}

function PauseDialog({ onPause, onClose }: PauseDialogProps) {
  const { t } = useI18n();
  const clock = useHubClock();
  const [minutes, setMinutes] = useState('10');
  const [text, setText] = useState('');
  const until = () => (minutes === '0' ? 0 : Math.floor(clock()) + Number(minutes) * 60_000);
  return (
    <Dialog title={t('broadcast.makePause')} isOpen onClose={onClose}>
      <p className={styles.airWords}>{t('broadcast.pauseHint')}</p>
      <SelectField
        label={t('broadcast.howLong')}
        options={PAUSES.map((count) => ({
          id: String(count),
          title: count === 0 ? t('broadcast.noTime') : t('broadcast.minutes', { count }),
        }))}
        value={minutes}
        onChange={setMinutes}
      />
      <TextField label={t('broadcast.pauseText')} maxLength={200} value={text} onChange={setText} />
      <Button look="primary" onPress={() => onPause(text.trim(), until())}>
        {t('broadcast.pauseNow')}
      </Button>
    </Dialog>
  );
}
