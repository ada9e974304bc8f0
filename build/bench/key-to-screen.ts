import type { Page } from '@playwright/test';

/**
 * Milliseconds from the Enter key's event to the frame in which the own message is in the document, one
 * figure per message. Both ends are read in the window, so driving it costs nothing.
 */
export async function keyToScreenMs(page: Page, count: number): Promise<readonly number[]> {
  const field = page.getByRole('textbox', { name: /сообщение|message/i });
  const figures: number[] = [];
  for (let i = 0; i < count; i++) {
    const text = `Проба ${i}-${Date.now()}`;
    await field.fill(text);
    const measured = page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          const isShown = (): boolean =>
            [...document.querySelectorAll('article')].some((article) => article.textContent.includes(wanted));
          document.addEventListener(
            'keydown',
            (event) => {
              const look = (): void => {
                if (isShown()) resolve(performance.now() - event.timeStamp);
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            },
            { once: true, capture: true },
          );
        }),
      text,
    );
    await field.press('Enter');
    figures.push(await measured);
  }
  return figures;
}
