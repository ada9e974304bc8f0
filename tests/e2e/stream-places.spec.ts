import { expect, type Page, test } from '@playwright/test';
import { picture } from './fixtures.ts';
import { Gallery } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await Gallery.open();
});
test.afterAll(() => gallery.close());

/** A list stands on whole pixels and its rows do not: each putting right may be half a pixel off either way. */
const STILL_PX = 2;

const feedOf = (page: Page) => page.getByRole('feed', { name: /^Сообщения/ });

async function openLongChat(): Promise<Page> {
  const page = await gallery.show('');
  await page.getByRole('option', { name: '7Б, ученики' }).click();
  await expect(page.getByText('Завтра контрольная, приносим тетради').last()).toBeVisible();
  return page;
}

/** Rows grow after they have been drawn, each by its own amount, as pictures and voices of unknown size do. */
async function growLate(page: Page): Promise<void> {
  await feedOf(page).evaluate((feed) => {
    const grow = (row: Element) => {
      const number = Number(/\d+$/.exec((row instanceof HTMLElement && row.dataset['row']) || '')?.[0] ?? 0);
      if (number % 3 !== 0) return;
      const picture = document.createElement('div');
      row.append(picture);
      setTimeout(() => (picture.style.height = `${(number * 37) % 420}px`), 30 + ((number * 13) % 170));
    };
    for (const row of feed.querySelectorAll('[data-row]')) grow(row);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node instanceof Element && node.matches('[data-row]')) grow(node);
    }).observe(feed, { childList: true });
  });
}

interface Moved {
  /** How much further than it was scrolled what was at the top has gone, while it is still in sight. */
  readonly aside: number;
  /** How far what is read has moved afterwards while nobody scrolled. */
  readonly adrift: number;
  readonly isEmpty: boolean;
}

/** Scrolls once and then watches what stands at the top of the screen while rows grow. */
function scrollBy(page: Page, byPx: number): Promise<Moved> {
  return feedOf(page).evaluate(async (feed, by) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const box = feed.getBoundingClientRect();
    const firstSeen = () =>
      [...feed.querySelectorAll<HTMLElement>('[data-row]')].find(
        (row) => row.getBoundingClientRect().bottom > box.top + 1,
      );
    const topOf = (row: Element | undefined) => row?.getBoundingClientRect().top ?? Number.NaN;
    const held = firstSeen();
    const [before, scrolledFrom] = [topOf(held), feed.scrollTop];
    feed.scrollTop += by;
    const scrolled = feed.scrollTop - scrolledFrom;
    await frame();
    await frame();
    const isInSight = held?.isConnected === true && topOf(held) < box.bottom;
    const aside = isInSight ? Math.abs(topOf(held) - (before - scrolled)) : 0;
    const read = firstSeen();
    const start = topOf(read);
    let adrift = 0;
    for (const until = performance.now() + 450; performance.now() < until; await frame())
      adrift = Math.max(adrift, Math.abs(topOf(read) - start));
    return { aside, adrift, isEmpty: !read || start > box.top + 80 };
  }, byPx);
}

test('what is read stays where it is while rows of unknown height come in above and below', async () => {
  test.setTimeout(120_000);
  const page = await openLongChat();
  await growLate(page);
  await scrollBy(page, -10);
  for (const by of [-200, -650]) {
    for (let i = 0; i < 14; i++) {
      const { aside, adrift, isEmpty } = await scrollBy(page, by);
      expect(
        { isEmpty, aside: aside <= STILL_PX, adrift: adrift <= STILL_PX },
        `${by} px, ${i}: ${aside}, ${adrift}`,
      ).toEqual({
        isEmpty: false,
        aside: true,
        adrift: true,
      });
    }
  }
  for (let i = 0; i < 14; i++) {
    const { adrift, isEmpty } = await scrollBy(page, 900);
    expect({ isEmpty, adrift: adrift <= STILL_PX }, `down ${i}: ${adrift}`).toEqual({
      isEmpty: false,
      adrift: true,
    });
  }
});

test('the stream is gone through by keyboard, and the focus is never lost', async () => {
  const page = await openLongChat();
  const isInFeed = () => feedOf(page).evaluate((feed) => feed.contains(document.activeElement));
  await feedOf(page).focus();
  await page.keyboard.press('ArrowUp');
  const line = page.locator('article:focus');
  await expect(line).toBeInViewport();
  const first = await line.innerText();
  await page.keyboard.press('ArrowUp');
  await expect(line).toBeInViewport();
  expect(await line.innerText()).not.toBe(first);

  // Further than what is kept drawn: the line that had the focus is gone, and the keyboard is still here.
  for (let i = 0; i < 8; i++) {
    const top = await feedOf(page).evaluate((feed) =>
      feed.querySelector('[data-row]')?.getAttribute('data-row'),
    );
    await page.keyboard.press('PageUp');
    await expect
      .poll(() => feedOf(page).evaluate((feed) => feed.querySelector('[data-row]')?.getAttribute('data-row')))
      .not.toBe(top);
  }
  expect(await isInFeed()).toBe(true);
  await page.keyboard.press('Home');
  await expect.poll(() => feedOf(page).evaluate((feed) => feed.scrollTop)).toBe(0);
  expect(await isInFeed()).toBe(true);
  await page.keyboard.press('ArrowDown');
  await expect(line).toBeInViewport();
  await page.keyboard.press('End');
  await expect(page.getByText('Завтра контрольная, приносим тетради').last()).toBeInViewport();
  expect(await isInFeed()).toBe(true);
});

test('the stream goes to a day', async () => {
  const page = await openLongChat();
  await page.getByRole('button', { name: /Перейти к другой дате$/ }).click();
  const picker = page.getByRole('dialog', { name: 'Перейти к дате' });
  await expect(picker.getByRole('grid')).toBeVisible();
  await picture(page, 'stream-day');
  await picker.getByRole('button', { name: /14 ноября/ }).click();
  await expect(picker).toBeHidden();
  await expect(page.getByRole('button', { name: /14 ноября\. Перейти к другой дате$/ })).toBeVisible();
  await picture(page, 'stream-at-day');
  await page.getByRole('button', { name: 'К новым сообщениям', exact: true }).click();
  await expect(page.getByText('Завтра контрольная, приносим тетради').last()).toBeInViewport();
});
