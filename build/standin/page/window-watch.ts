import type { AcceleratorKey } from '../wire/page-messages.ts';

/** Watches what a window's frame would see: menu keys, the title, the size that a person drags it to. */
export interface WindowWatch {
  setAccelerators(keys: readonly AcceleratorKey[]): void;
}

/**
 * Runs in the isolated world. A menu's key counts only if the page did not prevent it, as under
 * Electron. Sent to the page as source text, so it reaches for nothing outside itself.
 */
export function watchWindow(tell: {
  accelerator(commandId: number): void;
  resized(width: number, height: number): void;
  titled(title: string): void;
}): WindowWatch {
  let accelerators: readonly AcceleratorKey[] = [];

  const isPressed = (event: KeyboardEvent, wish: AcceleratorKey): boolean => {
    if (event.ctrlKey !== wish.ctrl || event.altKey !== wish.alt || event.metaKey !== wish.meta) return false;
    if (event.shiftKey !== wish.shift) return false;
    // The code finds Ctrl+C on a Russian keyboard layout too, where the key is «с».
    return (
      event.key.toLowerCase() === wish.key ||
      event.code.replace(/^(Key|Digit)/, '').toLowerCase() === wish.key
    );
  };

  addEventListener(
    'keydown',
    (pressed) => {
      const wish = accelerators.find((accelerator) => isPressed(pressed, accelerator));
      if (!wish) return;
      let isDone = false;
      const run = (): void => {
        if (isDone) return;
        isDone = true;
        removeEventListener('keydown', run);
        if (pressed.defaultPrevented) return;
        pressed.preventDefault();
        tell.accelerator(wish.commandId);
      };
      // Added now, it stands behind all listeners of the page; the timer covers a stopped event.
      addEventListener('keydown', run);
      setTimeout(run, 0);
    },
    true,
  );
  let title = '';
  const tellTitle = (): void => {
    if (document.title === title || document.title === '') return;
    title = document.title;
    tell.titled(title);
  };
  addEventListener('DOMContentLoaded', () => {
    tellTitle();
    new MutationObserver(tellTitle).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  addEventListener('resize', () => tell.resized(innerWidth, innerHeight));
  return {
    setAccelerators: (keys) => {
      accelerators = keys;
    },
  };
}
