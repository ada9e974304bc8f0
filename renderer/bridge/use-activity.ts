import { useEffect } from 'react';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

/** How often main hears of it at most. */
const SAY_EVERY_MS = 15_000;
/** A lesson in which nobody touches anything says so this often. */
const LESSON_SAYS_EVERY_MS = 30_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Tells main that somebody is there, so that the window does not lock itself under their hands.
 * @param isHeld while a lesson goes on, in which people listen and touch nothing
 */
export function useActivity(isHeld: boolean): void {
  useEffect(() => {
    let saidAt = -Infinity;
    const say = () => {
      const now = performance.now();
      if (now - saidAt < SAY_EVERY_MS) return;
      saidAt = now;
      void ask(bridge().vault.active, { isHeld });
    };
    say();
    for (const sign of SIGNS) window.addEventListener(sign, say, { capture: true, passive: true });
    const timer = isHeld ? setInterval(say, LESSON_SAYS_EVERY_MS) : undefined;
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, say, { capture: true });
      clearInterval(timer);
    };
  }, [isHeld]);
}
