import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import {
  makeFolder,
  spawnFixture,
  startFixture,
  type FixtureApp,
} from '../fixtures/standin-app/fixture-app.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function start(wish: Parameters<typeof startFixture>[0] = {}): Promise<FixtureApp> {
  const app = await startFixture(wish);
  endings.push(() => app.stop());
  return app;
}

function lines(output: string): string[] {
  return output.split('\n').filter((line) => line !== '');
}

describe('utility processes', () => {
  it('talk to main, over ports too, and end with their code', async () => {
    const app = await start();
    expect(await app.run('talkToChild')).toEqual({
      hello: { type: 'utility', word: 'from main', isElectron: true },
      overPort: { isMap: true, time: 5 },
      output: 'argv --word=given\n',
      exitCode: 7,
    });
    expect(await app.run('killChild')).toEqual({
      hasPid: true,
      hasKilled: true,
      exitCode: 15,
      gone: { type: 'Utility', name: 'to be killed', reason: 'killed' },
    });
  });
});

describe('quitting', () => {
  it("asks in Electron's order", async () => {
    const app = await start();
    await app.page.evaluate(() => window.fixture.invoke('open-window'));
    await app.control.call('quit', {});
    expect(await app.ended).toBe(0);
    const said = lines(app.output());
    // Which of two closing windows has gone first is Chromium's affair.
    expect(said.splice(3, 2).sort()).toEqual(['closed 1', 'closed 2']);
    expect(said).toEqual(['before-quit', 'close 1', 'close 2', 'will-quit', 'quit']);
  });

  it('is off when a window is kept open', async () => {
    const app = await start();
    await app.run('preventClose', true);
    await app.control.call('quit', {});
    expect(await app.control.windows()).toHaveLength(1);
    await app.run('preventClose', false);
    app.child.kill('SIGINT');
    expect(await app.ended).toBe(0);
    expect(lines(app.output())).toEqual([
      'before-quit',
      'close 1',
      'before-quit',
      'close 1',
      'closed 1',
      'will-quit',
      'quit',
    ]);
  });

  it('by app.exit asks nobody and gives the code', async () => {
    const app = await start();
    await app.page.evaluate(() => window.fixture.send('exit-with', 9));
    expect(await app.ended).toBe(9);
    expect(lines(app.output())).toEqual(['closed 1', 'quit']);
  });

  it('follows when the last window is closed', async () => {
    const app = await start();
    await app.control.call('closeWindow', { id: 1 });
    // The fixture listens to window-all-closed, so the application goes on without a window.
    await expect.poll(() => app.output()).toContain('window-all-closed');
    expect(app.child.exitCode).toBe(null);
  });
});

describe('one instance for each data folder', () => {
  it('hears of the second with its arguments', async () => {
    const app = await start({ args: ['--single'] });
    const second = spawnFixture(app.folder, ['--single', 'school.slip']);
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain('not the first');
    await expect.poll(() => app.output()).toContain(`second school.slip ${process.cwd()} number`);
    expect(existsSync(app.folder)).toBe(true);
  });

  it('lets the next in after a crash of the first', async () => {
    const folder = makeFolder();
    endings.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
    const first = await start({ args: ['--single'], folder });
    first.child.kill('SIGKILL');
    await first.ended;
    const next = await start({ args: ['--single'], folder });
    expect(next.output()).not.toContain('not the first');
  });
});

describe('a crash', () => {
  it('of the page is told to main, which can load it again', async () => {
    const app = await start();
    await app.control.call('crashPage', { id: 1 });
    await expect.poll(() => app.output()).toContain('gone crashed\nloaded again');
  });

  it('of the application takes Chromium and its profile with it', async () => {
    const app = await start();
    const prefix = `zvonok-standin-profile-${app.child.pid}-`;
    const profiles = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
    expect(profiles()).toHaveLength(1);
    app.child.kill('SIGKILL');
    await app.ended;
    const watcher = watch(tmpdir());
    while (profiles().length > 0) await once(watcher, 'change');
    watcher.close();
  });
});
