import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Gallery } from './gallery.ts';

const LISTS = [
  { section: 'Люди', tab: undefined, list: 'Люди школы' },
  { section: 'Материалы', tab: undefined, list: 'Список материалов' },
  { section: 'Материалы', tab: /^Документы/, list: 'Список документов' },
];

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

interface Scrolled {
  /** The most rows that were in the document at once. */
  readonly mostRows: number;
  /** How often a part of the list was painted without rows. */
  readonly emptyTimes: number;
  readonly isAtEnd: boolean;
}

/** Goes from the beginning to the end of a list in steps longer than the screen is high. */
function scrollThrough(list: Locator): Promise<Scrolled> {
  return list.evaluate(async (box) => {
    const painted = (elements: readonly Element[]) =>
      new Promise<DOMRectReadOnly[]>((resolve) => {
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect();
          resolve(entries.map(({ boundingClientRect }) => boundingClientRect));
        });
        for (const element of elements) observer.observe(element);
      });
    let [mostRows, emptyTimes] = [0, 0];
    const isAtEnd = () => box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
    for (let i = 0; i < 1000 && !isAtEnd(); i++) {
      box.scrollTop += 1200;
      await painted([box]);
      const drawn = [...box.querySelectorAll('[role="option"]')];
      const rows = await painted(drawn);
      const { top, bottom } = box.getBoundingClientRect();
      const isFull =
        Math.min(...rows.map((row) => row.top)) <= top + 64 &&
        Math.max(...rows.map((row) => row.bottom)) >= bottom - 64;
      mostRows = Math.max(mostRows, drawn.length);
      if (!isFull) emptyTimes += 1;
    }
    return { mostRows, emptyTimes, isAtEnd: isAtEnd() };
  });
}

for (const { section, tab, list: name } of LISTS) {
  test(`a list of five thousand is gone through without an empty place: «${name}»`, async () => {
    const page = await gallery.show('large');
    await page
      .getByRole('link', { name: section })
      .or(page.getByRole('button', { name: section }))
      .first()
      .click();
    if (tab) await page.getByRole('radio', { name: tab }).click();
    const list = page.getByRole('listbox', { name });
    await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '5000');
    const { mostRows, emptyTimes, isAtEnd } = await scrollThrough(list);
    expect({ isAtEnd, emptyTimes }).toEqual({ isAtEnd: true, emptyTimes: 0 });
    expect(mostRows).toBeLessThan(60);

    await list.focus();
    await page.keyboard.press('Home');
    await expect(list.getByRole('option').first()).toHaveAttribute('aria-posinset', '1');
    await page.keyboard.press('End');
    await expect(list.getByRole('option').last()).toHaveAttribute('aria-posinset', '5000');
  });
}
