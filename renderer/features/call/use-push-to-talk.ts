import { useEffect, useState } from 'react';
import type { LessonMedia } from '../lesson/media/lesson-media.ts';

/**
 * Opens the microphone while the space bar is held, wherever the focus is but in a field, and shuts it when the
 * window is left. Gives whether it is held.
 */
export function usePushToTalk(isOn: boolean, media: Pick<LessonMedia, 'setMicrophoneOn'>): boolean {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    let isDown = false;
    const set = (next: boolean) => {
      if (isDown === next) return;
      isDown = next;
      setIsHeld(next);
      void media.setMicrophoneOn(next);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || isField(event.target)) return;
      // It would press the button that has the focus.
      event.preventDefault();
      event.stopPropagation();
      set(event.type === 'keydown');
    };
    const letGo = () => set(false);
    void media.setMicrophoneOn(false);
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    window.addEventListener('blur', letGo);
    return () => {
      letGo();
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
      window.removeEventListener('blur', letGo);
    };
  }, [isOn, media]);
  return isOn && isHeld;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null
  );
}
