import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixture, type FixtureApp } from '../fixtures/standin-app/fixture-app.ts';

let app: FixtureApp;

beforeAll(async () => {
  app = await startFixture();
});
afterAll(() => app.stop());

describe('a window', () => {
  it('has the size and the title that it was given', async () => {
    const size = await app.page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]);
    expect(size).toEqual([800, 500, 1]);
    expect(await app.control.windows()).toMatchObject([
      {
        title: 'Fixture',
        url: 'app://fixture/',
        isVisible: true,
        isFocused: true,
        bounds: { width: 800, height: 500 },
      },
    ]);
  });

  it('is resized by main and by the control, and the page follows', async () => {
    expect(await app.run('bounds', { x: 10, y: 20, width: 640 })).toEqual({
      x: 10,
      y: 20,
      width: 640,
      height: 500,
    });
    await app.page.waitForFunction(() => innerWidth === 640 && innerHeight === 500);
    await app.control.call('setWindowBounds', { id: 1, bounds: { width: 800 } });
    await app.page.waitForFunction(() => innerWidth === 800);
  });

  it('tells when it is hidden, shown, made large and small', async () => {
    expect(await app.run('windowEvents')).toEqual(
      expect.arrayContaining(['hide', 'show', 'maximize', 'resize', 'unmaximize']),
    );
    await app.page.waitForFunction(() => innerWidth === 800);
    await app.run('minimize');
    expect(await app.control.windows()).toMatchObject([
      { isMinimized: true, isVisible: false, isFocused: false },
    ]);
    await app.run('restore');
    expect(await app.control.windows()).toMatchObject([
      { isMinimized: false, isVisible: true, isFocused: true },
    ]);
  });

  it('zooms', async () => {
    await app.run('zoom', 2);
    await app.page.waitForFunction(() => innerWidth === 400 && devicePixelRatio === 2);
    await app.run('zoom', 1);
    await app.page.waitForFunction(() => innerWidth === 800 && devicePixelRatio === 1);
  });

  it('is seen as a picture and as a PDF, and runs code of main', async () => {
    expect(await app.run('capture')).toEqual({ width: 800, height: 500 });
    expect(await app.run('pdf')).toBe('%PDF-');
    expect(await app.run('execute', 'Promise.resolve(new Map([[document.title, 1n]]))')).toBe(
      "Map(1) { 'Fixture' => 1n }",
    );
    expect(await app.run('execute', '6 * 7')).toBe('42');
  });

  it('follows the theme that main wishes', async () => {
    const isDark = (): Promise<boolean> =>
      app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    expect(await app.run('look')).toBe(true);
    await expect.poll(isDark).toBe(true);
  });

  it('can be kept open, and closes when nobody minds', async () => {
    const second = await app.nextPage(() => app.page.evaluate(() => window.fixture.invoke('open-window')));
    expect((await app.control.windows()).map(({ id }) => id)).toEqual([1, 2]);
    await app.run('preventClose', true);
    await app.control.call('closeWindow', { id: 2 });
    expect((await app.control.windows()).map(({ id }) => id)).toEqual([1, 2]);
    await app.run('preventClose', false);
    const closed = second.waitForEvent('close');
    await second.evaluate(() => window.close());
    await closed;
    await expect.poll(async () => (await app.control.windows()).map(({ id }) => id)).toEqual([1]);
    expect(app.output().match(/^close.*$/gm)).toEqual(['close 2', 'close 2', 'closed 2']);
  });
});

describe('what stands around a window', () => {
  it('is a menu whose keys work in the page, unless the page prevents them', async () => {
    await app.run('setMenu');
    await app.page.keyboard.press('Control+b');
    await expect.poll(() => app.run('clicks')).toEqual(['ring']);
    await app.page.evaluate(() => addEventListener('keydown', (event) => event.preventDefault()));
    await app.page.keyboard.press('Control+b');
    await app.page.reload();
    await app.control.clickMenu('check');
    expect(await app.run('clicks')).toEqual([true]);
    const items = await app.control.menu();
    expect(items.find(({ id }) => id === 'check')).toMatchObject({ isChecked: true, path: ['Fixture'] });
    expect(items.find(({ role }) => role === 'copy')).toMatchObject({ label: 'Copy', path: ['Edit'] });
  });

  it('edits through the roles of the menu', async () => {
    await app.page.fill('#text', 'to be removed');
    await app.page.focus('#text');
    await app.control.clickMenu('Select All');
    await app.control.clickMenu('Delete');
    await expect.poll(() => app.page.inputValue('#text')).toBe('');
    await app.control.clickMenu('Undo');
    await expect.poll(() => app.page.inputValue('#text')).toBe('to be removed');
  });

  it('is a tray icon with a menu', async () => {
    await app.run('tray');
    expect(await app.control.trays()).toMatchObject([{ toolTip: 'Fixture', menu: [{ label: 'Show' }] }]);
    await app.control.clickMenu('Show', 'tray');
    await app.control.call('clickTray', { event: 'click' });
    expect(await app.run('clicks')).toEqual(['tray', 'icon']);
  });

  it('is a dialog, answered as prepared and cancelled otherwise', async () => {
    const chosen = join(app.folder, 'chosen.csv');
    await app.control.answerOpenDialog([chosen]);
    expect(await app.run('openFile')).toEqual({ canceled: false, filePaths: [chosen] });
    expect(await app.run('openFile')).toEqual({ canceled: true, filePaths: [] });
    await app.control.answerMessageBox(0);
    expect(await app.run('ask')).toMatchObject({ response: 0 });
    expect(await app.run('ask')).toMatchObject({ response: 1 });
  });

  it('is a notification, and what would open outside', async () => {
    await app.run('notify');
    const { facts } = await app.control.waitForEntry('notification');
    expect(facts).toMatchObject({ title: 'Ring', body: 'The lesson begins' });
    await app.control.call('clickNotification', { id: facts.id });
    expect(await app.run('clicks')).toEqual(['notification']);
    await app.run('openExternal', 'https://example.com/help');
    expect((await app.control.waitForEntry('open-external')).facts).toEqual({
      url: 'https://example.com/help',
    });
  });

  it('is the power of the computer', async () => {
    await app.run('watchPower');
    await app.control.call('power', { event: 'suspend', isOnBattery: true });
    expect(await app.run('clicks')).toEqual(['suspended on battery: true']);
  });

  it('is a picture of any size', async () => {
    const image = await app.run<{ size: unknown; isEmpty: boolean }>('image');
    expect(image).toMatchObject({ size: { width: 4, height: 2 }, isEmpty: true });
  });
});
