import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundle } from '../../bundle.ts';
import { launchDesktop } from '../../drive/desktop.ts';
import { HubProcess } from '../../drive/hub-process.ts';
import { thinkOfSecret } from '../../drive/window.ts';
import { median } from '../table.ts';
import { ADMINISTRATOR, writeLargeRoster } from './large-roster.ts';

const OPENINGS = 9;
const PHRASE = 'звонок на третий урок';

export interface PeopleTableFigures {
  /** From letting go of the mouse to the frame with the rows, the median of several openings. */
  readonly peopleTableMs: number;
  /** The very first opening, with the code of the screen still to be loaded. */
  readonly peopleTableFirstMs: number;
  /** The same for what the table has drawn, put into the page as it is: the floor. */
  readonly staticPageMs: number;
  /** From the last letter in the search field to the frame with the shorter list. */
  readonly peopleSearchMs: number;
}

/**
 * How long the administrator's table takes to open, in the real window on a real hub.
 * @param folder empty, for everything that is made
 * @param people how many are in the school
 */
export async function measurePeopleTable(folder: string, people: number): Promise<PeopleTableFigures> {
  await bundle({ mode: 'production' });
  const lists = join(folder, 'lists');
  writeLargeRoster(lists, people);
  const hub = await HubProcess.start({ dataFolder: join(folder, 'hub'), env: {} });
  try {
    const { administrator } = await hub.control('roster.import', {
      path: lists,
      administrator: ADMINISTRATOR,
    });
    const { code } = await hub.control('slip.issue', { person: administrator });
    const address = `127.0.0.1:${hub.status.port}`;
    const desktop = await launchDesktop({
      dataFolder: join(folder, 'administrator'),
      args: [`--enter-slip=${address}#${code}`],
      env: { LANG: 'ru_RU.UTF-8' },
    });
    try {
      await thinkOfSecret(desktop.page, PHRASE);
      return await drive(desktop.page, people);
    } finally {
      await desktop.stop();
    }
  } finally {
    await hub.stop();
  }
}

async function drive(page: Page, people: number): Promise<PeopleTableFigures> {
  await page.getByText('На связи').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Управление' }).click();
  const panes = page.getByRole('navigation', { name: 'Разделы управления' });
  const open = panes.getByRole('button', { name: 'Люди' });
  const leave = panes.getByRole('button', { name: 'Журнал' });
  const openings: number[] = [];
  for (let i = 0; i <= OPENINGS; i++) {
    await leave.click();
    await page.getByRole('grid').waitFor({ state: 'detached' });
    const measured = rowsShownMs(page, people);
    await open.click();
    openings.push(await measured);
  }
  const staticPage = await staticPageMs(page);
  const searching = await searchMs(page);
  const [first = Number.NaN, ...later] = openings;
  return {
    peopleTableMs: median(later),
    peopleTableFirstMs: first,
    staticPageMs: median(staticPage),
    peopleSearchMs: median(searching),
  };
}

/** Milliseconds from the next release of the mouse to the frame in which the whole table and its rows are there. */
async function rowsShownMs(page: Page, people: number): Promise<number> {
  const measuring = page.evaluate(
    (least) =>
      new Promise<number>((resolve) => {
        const isShown = (): boolean => {
          const grid = document.querySelector('[role=grid]');
          const count = Number(grid?.getAttribute('aria-rowcount') ?? 0);
          return count > least && document.querySelectorAll('[role=row][aria-rowindex]').length > 10;
        };
        document.addEventListener(
          'pointerup',
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
    people - 10,
  );
  return await measuring;
}

/** The drawn pane as plain HTML, put into the same page again and again at a click. */
async function staticPageMs(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const pane = document.querySelector('[role=grid]')?.closest('main');
    const html = pane?.innerHTML ?? '';
    const button = document.createElement('button');
    button.id = 'static-page';
    button.textContent = 'static';
    button.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:99;width:80px;height:40px';
    const place = document.createElement('div');
    place.style.cssText = 'position:fixed;inset:0;z-index:98;display:flex;background:white';
    button.addEventListener('pointerup', (event) => {
      place.innerHTML = '';
      place.innerHTML = html;
      document.body.append(place);
      requestAnimationFrame(() => {
        button.dataset['ms'] = String(performance.now() - event.timeStamp);
      });
    });
    document.body.append(button);
  });
  const figures: number[] = [];
  const button = page.locator('#static-page');
  for (let i = 0; i < OPENINGS; i++) {
    await button.evaluate((element) => delete element.dataset['ms']);
    await button.click();
    await page.waitForFunction(() => document.getElementById('static-page')?.dataset['ms'] !== undefined);
    figures.push(Number(await button.getAttribute('data-ms')));
  }
  await page.reload();
  return figures;
}

async function searchMs(page: Page): Promise<readonly number[]> {
  await page.getByRole('button', { name: 'Управление' }).click();
  await page
    .getByRole('navigation', { name: 'Разделы управления' })
    .getByRole('button', { name: 'Люди' })
    .click();
  const field = page.getByRole('searchbox');
  await field.waitFor();
  const figures: number[] = [];
  for (const text of ['лапин', 'ершов лев', 'жуков 7а', 'орлов матвей']) {
    await field.fill(text.slice(0, -1));
    const measuring = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const before = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
          document.addEventListener(
            'input',
            (event) => {
              const look = (frames: number): void => {
                const now = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
                // A last letter that narrows nothing is on the screen with the next frame.
                if (now !== before || frames > 5) resolve(performance.now() - event.timeStamp);
                else requestAnimationFrame(() => look(frames + 1));
              };
              requestAnimationFrame(() => look(0));
            },
            { once: true, capture: true },
          );
        }),
    );
    await field.press('End');
    await field.pressSequentially(text.slice(-1));
    figures.push(await measuring);
  }
  return figures;
}
