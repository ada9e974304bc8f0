import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';
import styles from './Toasts.module.css';

/** How long a done thing can be taken back. */
export const UNDO_MS = 8000;

interface ToastOptions {
  readonly text: string;
  /** Takes the thing back; with it the toast shows a button. */
  readonly undo?: () => void;
  /** Carries the thing out for good once the time to take it back is over. */
  readonly commit?: () => void;
}

interface ShownToast extends ToastOptions {
  readonly id: number;
}

const ToastContext = createContext<(toast: ToastOptions) => void>(() => undefined);

/** Shows a toast for 8 seconds. What it would commit is committed when it goes, by itself or with the window. */
export function useToast(): (toast: ToastOptions) => void {
  return useContext(ToastContext);
}

export function Toasts({ children }: { readonly children: ReactNode }) {
  const { t } = useI18n();
  const [shown, setShown] = useState<readonly ShownToast[]>([]);
  const lastId = useRef(0);
  const timers = useRef(new Map<number, { readonly timer: number; readonly toast: ShownToast }>());

  const close = useCallback((toast: ShownToast, isUndone: boolean) => {
    const running = timers.current.get(toast.id);
    if (!running) return;
    clearTimeout(running.timer);
    timers.current.delete(toast.id);
    setShown((before) => before.filter((other) => other.id !== toast.id));
    if (isUndone) toast.undo?.();
    else toast.commit?.();
  }, []);

  const show = useCallback(
    (options: ToastOptions) => {
      const toast = { ...options, id: (lastId.current += 1) };
      const timer = window.setTimeout(() => close(toast, false), UNDO_MS);
      timers.current.set(toast.id, { timer, toast });
      // What is only said, and said again, need not stand there twice.
      const isSaidAgain = ({ text, undo, commit }: ShownToast) => text === toast.text && !undo && !commit;
      setShown((before) => [...before.filter((other) => !isSaidAgain(other)).slice(-2), toast]);
    },
    [close],
  );

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const { timer, toast } of running.values()) {
        clearTimeout(timer);
        toast.commit?.();
      }
      running.clear();
    };
  }, []);

  return (
    <ToastContext value={useMemo(() => show, [show])}>
      {children}
      {/* An open dialog neither hides a toast from screen readers nor closes when its button is pressed. */}
      <div className={styles.window} data-react-aria-top-layer="true">
        <div className={styles.region} role="status" aria-label={t('common.notices')}>
          {shown.map((toast) => (
            <div key={toast.id} className={styles.toast}>
              <span>{toast.text}</span>
              {toast.undo ? <Button onPress={() => close(toast, true)}>{t('common.undo')}</Button> : null}
            </div>
          ))}
        </div>
      </div>
    </ToastContext>
  );
}
