import type { Page } from '@playwright/test';
import { expect, picture, test } from './fixtures.ts';
import type { Gallery } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

const STILL_PX = 1;

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

interface Painted {
  readonly row: Element;
  readonly top: number;
  readonly bottom: number;
}

declare global {
  /** The rows that are drawn and where they are in the next picture that is painted, from the list's upper edge. */
  var paintedRows: (feed: Element) => Promise<Painted[]>;
}

/** What is put right before a picture is painted has not moved; a frame's own callbacks see it earlier. */
async function knowWhatIsPainted(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.paintedRows = (feed) =>
      new Promise((resolve) => {
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect();
          const edge = entries.find(({ target }) => target === feed)?.boundingClientRect.top ?? 0;
          const rows = entries.filter(({ target }) => target !== feed);
          resolve(
            rows.map(({ target, boundingClientRect: { top, bottom } }) => ({
              row: target,
              top: top - edge,
              bottom: bottom - edge,
            })),
          );
        });
        for (const element of [feed, ...feed.querySelectorAll('[data-row]')]) observer.observe(element);
      });
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
async function scrollBy(page: Page, byPx: number): Promise<Moved> {
  await knowWhatIsPainted(page);
  return feedOf(page).evaluate(async (feed, by) => {
    const firstOf = (rows: Painted[]) => rows.find(({ bottom }) => bottom > 1);
    const held = firstOf(await paintedRows(feed));
    const scrolledFrom = feed.scrollTop;
    feed.scrollTop += by;
    const scrolled = feed.scrollTop - scrolledFrom;
    await paintedRows(feed);
    const rows = await paintedRows(feed);
    const stands = rows.find(({ row, top }) => row === held?.row && top < feed.clientHeight);
    const aside = held && stands ? Math.abs(stands.top - (held.top - scrolled)) : 0;
    const read = firstOf(rows);
    let adrift = 0;
    for (const until = performance.now() + 450; performance.now() < until;) {
      const now = (await paintedRows(feed)).find(({ row }) => row === read?.row);
      adrift = Math.max(adrift, Math.abs((now?.top ?? Infinity) - (read?.top ?? 0)));
    }
    return { aside, adrift, isEmpty: !read || read.top > 80 };
  }, byPx);
}

test('what is read stays where it is while rows of unknown height come in above and below', async () => {
  const page = await openLongChat();
  await growLate(page);
  await scrollBy(page, -10);
  for (const by of [-200, -650, -1500]) {
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

test('rows that grow in the very moment of scrolling are told apart from the scrolling', async () => {
  const page = await openLongChat();
  await scrollBy(page, -1500);
  await scrollBy(page, -10);
  const moved = await feedOf(page).evaluate(async (feed) => {
    const figures: { by: number; grown: number; aside: number }[] = [];
    const steps = [
      { by: -60, grown: 120, isInFrame: false },
      { by: 60, grown: 140, isInFrame: false },
      { by: -60, grown: 90, isInFrame: true },
      { by: 100, grown: -60, isInFrame: false },
      { by: -7, grown: 41.5, isInFrame: true },
    ];
    for (const { by, grown, isInFrame } of steps) {
      const rows = await paintedRows(feed);
      const read = rows.findIndex(({ bottom }) => bottom > 1);
      const [above, held] = [rows[read - 1], rows[read + 2]];
      if (!held || !(above?.row instanceof HTMLElement)) throw new Error('too few rows are drawn');
      if (isInFrame) await feed.animate([], 1).finished;
      // In one turn, so that the scrolling is heard of when the row has its new height already.
      feed.scrollTop += by;
      above.row.style.height = `${above.bottom - above.top + grown}px`;
      await paintedRows(feed);
      for (let i = 0; i < 6; i++) {
        const now = (await paintedRows(feed)).find(({ row }) => row === held.row);
        figures.push({ by, grown, aside: (now?.top ?? Infinity) - (held.top - by) });
      }
    }
    return figures;
  });
  for (const { by, grown, aside } of moved)
    expect(Math.abs(aside), `${by} px while a row grows by ${grown}: ${aside}`).toBeLessThanOrEqual(STILL_PX);
});

test('who scrolls in every frame comes to the beginning and never sees an empty place', async () => {
  const page = await openLongChat();
  const { first, emptyFrames } = await feedOf(page).evaluate(async (feed) => {
    let [emptyFrames, still] = [0, 0];
    while (still < 20) {
      // The frames of the clock that the test holds are none.
      await feed.animate([], 1).finished;
      const [top, bottom] = [
        feed.querySelector('[data-row]'),
        [...feed.querySelectorAll('[data-row]')].at(-1),
      ];
      // A row that changes its height in every frame lets sizes be heard of before the scrolling.
      bottom?.append(document.createElement('br'));
      const edge = feed.getBoundingClientRect().top;
      if ((top?.getBoundingClientRect().top ?? Infinity) > edge + 80) emptyFrames += 1;
      const before = feed.scrollTop;
      feed.scrollTop -= 240;
      still = feed.scrollTop === before ? still + 1 : 0;
    }
    return { emptyFrames, first: feed.querySelector('[data-row]')?.getAttribute('data-row') };
  });
  expect(emptyFrames).toBe(0);
  expect(first).toBe('fake.00000001');
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
  await expect.poll(() => line.innerText()).not.toBe(first);

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
