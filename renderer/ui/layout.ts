import { useCallback, useSyncExternalStore } from 'react';

/** Below this width, at text size 100 %, the window shows one pane at a time. */
const NARROW_PX = 900;
const ROOT_FONT_PX = 16;

function subscribeToSize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => {
    window.removeEventListener('resize', listener);
    observer.disconnect();
  };
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || ROOT_FONT_PX;
}

/** Pixels of one rem, which follow the chosen text size. */
export function useRemPx(): number {
  return useSyncExternalStore(subscribeToSize, remPx);
}

/** Whether only one pane fits: a small window, or large text in a larger one. */
export function useIsNarrow(): boolean {
  const isNarrow = useCallback(() => window.innerWidth * (ROOT_FONT_PX / remPx()) < NARROW_PX, []);
  return useSyncExternalStore(subscribeToSize, isNarrow);
}
