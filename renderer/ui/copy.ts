import { useCallback } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { useToast } from './Toasts.tsx';

/** Copies text and says so. */
export function useCopy(): (text: string) => void {
  const { t } = useI18n();
  const toast = useToast();
  return useCallback(
    (text) => {
      void navigator.clipboard
        .writeText(text)
        .catch(() => copyBySelection(text))
        .then(() => toast({ text: t('common.copied') }));
    },
    [t, toast],
  );
}

/** The older way, for a window that may not write to the clipboard by itself. */
function copyBySelection(text: string): void {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
