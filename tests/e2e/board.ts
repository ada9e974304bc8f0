import type { Page } from '@playwright/test';

/** What is drawn, by its words for a screen reader. */
export const drawn = (page: Page, words: string) =>
  page.getByRole('img', { name: new RegExp(`^Нарисовано: .*${words}`) });

/** Draws a line through places of the board, as shares of its width and height. */
export async function draw(page: Page, places: readonly (readonly [number, number])[]): Promise<void> {
  const box = await page.getByRole('img', { name: /^Нарисовано/ }).boundingBox();
  if (!box) throw new Error('there is no board');
  for (const [index, [x, y]] of places.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 8 });
    if (index === 0) await page.mouse.down();
  }
  await page.mouse.up();
}
