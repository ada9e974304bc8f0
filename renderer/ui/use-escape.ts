import { type RefObject, useEffect } from 'react';

/** Everything that can lie on top: dialogs, and lists and menus that opened from something. */
const LAYERS = '[data-dialog]:not([data-exiting]), [data-trigger]:not([data-exiting])';

/**
 * Closes an open dialog on Escape where the key would not reach it: while the hint of a button is shown, which takes
 * the key for itself, and before the focus has come into the dialog. Otherwise whatever has the focus is asked first.
 */
export function useEscape(layer: RefObject<HTMLElement | null>, isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      const own = layer.current;
      if (!own || own !== [...document.querySelectorAll(LAYERS)].at(-1)) return;
      const isInside = event.target instanceof Node && own.contains(event.target);
      if (isInside && !document.querySelector('[role="tooltip"]')) return;
      onClose();
    };
    // Of the window, because hints listen on the document and let nobody behind them hear the key.
    window.addEventListener('keydown', close, true);
    return () => window.removeEventListener('keydown', close, true);
  }, [layer, isOpen, onClose]);
}
