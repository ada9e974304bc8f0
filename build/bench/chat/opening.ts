import type { Page } from '@playwright/test';
import { LONG_CHAT, OTHER_CHAT } from './long-chat.ts';

/**
 * Milliseconds from pressing a chat in the list until the frame with its messages has been painted, one
 * figure per opening. Both ends are read in the window, so driving it costs nothing.
 */
export async function openingMs(page: Page, count: number): Promise<readonly number[]> {
  const figures: number[] = [];
  for (let i = 0; i < count; i++) {
    await openOnce(page, OTHER_CHAT);
    figures.push(await openOnce(page, LONG_CHAT));
  }
  return figures;
}

async function openOnce(page: Page, title: string): Promise<number> {
  const measured = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const isShown = () =>
          [...document.querySelectorAll('main')].some(
            (pane) => pane.ariaLabel === wanted && pane.querySelector('[role="feed"] article'),
          );
        const onPress = (event: Event) => {
          const look = () => {
            if (!isShown()) return requestAnimationFrame(look);
            // What is posted in a frame is heard after that frame was painted.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            return port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        document.addEventListener('pointerdown', onPress, { once: true, capture: true });
      }),
    title,
  );
  await page.getByRole('option', { name: title }).click();
  return await measured;
}
