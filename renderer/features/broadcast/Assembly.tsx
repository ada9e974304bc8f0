import { Minimize2 } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { AirOver, AirWait } from './AirWait.tsx';
import styles from './Assembly.module.css';
import { Watching } from './Watching.tsx';

/** Buttons and the pointer go away so long after the last movement. */
const IDLE_MS = 3_000;

interface AssemblyProps {
  readonly chat: string;
  readonly view: BroadcastView;
  readonly onClose: () => void;
}

/** For a projector in a hall: the picture as large as can be, and what is asked in letters that are read from afar. */
export function Assembly({ chat, view, onClose }: AssemblyProps) {
  const { t } = useI18n();
  const isIdle = useIdle();
  const place = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = place.current;
    // Where the system does not give the whole screen, the window is enough.
    void element?.requestFullscreen().catch(() => undefined);
    void ask(bridge().lesson.keepAwake, { isOn: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    // The key that ends the full screen does not come to the page.
    const onFull = () => {
      if (document.fullscreenElement === null) close();
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onFull);
    return () => {
      void ask(bridge().lesson.keepAwake, { isOn: false });
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onFull);
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  return (
    <div ref={place} className={cx(styles.hall, isIdle && styles.idle)} data-testid="assembly">
      <Picture chat={chat} view={view} />
      {view.shown ? (
        <section className={styles.question} aria-label={t('broadcast.nowAnswered')} aria-live="polite">
          <p className={styles.asker}>{t('broadcast.asks', { name: view.shown.author.name })}</p>
          <p className={styles.words}>{view.shown.text}</p>
        </section>
      ) : null}
      <div className={styles.buttons}>
        <Button icon={<Minimize2 size="1.25rem" strokeWidth={1.75} aria-hidden="true" />} onPress={onClose}>
          {t('broadcast.small')}
        </Button>
      </div>
    </div>
  );
}

function Picture({ chat, view }: Pick<AssemblyProps, 'chat' | 'view'>) {
  if (view.state === 'on') return <Watching chat={chat} view={view} />;
  return view.state === 'over' ? <AirOver view={view} /> : <AirWait view={view} />;
}

/** Whether nobody has moved the pointer or pressed a key for a while. */
function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = () => {
      clearTimeout(timer);
      setIsIdle(false);
      timer = setTimeout(() => setIsIdle(true), IDLE_MS);
    };
    wake();
    window.addEventListener('pointermove', wake);
    window.addEventListener('keydown', wake);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', wake);
      window.removeEventListener('keydown', wake);
    };
  }, []);
  return isIdle;
}
