import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixture, type FixtureApp } from '../fixtures/standin-app/fixture-app.ts';

let app: FixtureApp;

beforeAll(async () => {
  app = await startFixture();
});
afterAll(() => app.stop());

describe('the page is isolated', () => {
  it('sees what the preload exposed before its first script, and nothing of Node or Electron', async () => {
    expect(await app.page.evaluate(() => window.seenAtStart)).toEqual({ hasApi: true, globals: [] });
    const found = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'zvonokStandinSay', 'zvonokStandinHear'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
  });

  it('gets copies without prototypes, frozen, that cannot be replaced', async () => {
    const seen = await app.page.evaluate(() => {
      const { fixture } = window;
      const change = Reflect.set(window, 'fixture', {}) || Reflect.set(fixture, 'run', () => 'mine');
      return {
        change,
        isSame: window.fixture === fixture,
        isFrozen: Object.isFrozen(fixture.nested.list) && Object.isFrozen(Reflect.get(fixture, 'run')),
        greeting: fixture.greeter.greeting,
        hasPrototype: fixture.greeter.shout !== undefined,
        symbol: fixture.nested.symbol,
        isOwnDate: fixture.nested.at instanceof Date,
        answer: fixture.nested.answer(),
        functionsOwner: fixture.run.constructor === Function,
      };
    });
    expect(seen).toEqual({
      change: false,
      isSame: true,
      isFrozen: true,
      greeting: 'hello',
      hasPrototype: false,
      isOwnDate: true,
      answer: 42,
      functionsOwner: true,
    });
  });

  it('calls the preload and is called back with copies', async () => {
    const seen = await app.page.evaluate(async () => {
      const { fixture } = window;
      const given = { deep: { list: [1, 2, 3] } };
      const echoed = fixture.echo(given) as typeof given;
      const error = (() => {
        try {
          fixture.throws();
          return undefined;
        } catch (thrown) {
          return thrown as Error;
        }
      })();
      const rejected = await fixture.rejects().catch((reason: Error) => reason.message);
      const cyclic = fixture.giveCyclic();
      const ownFunction = (): string => 'mine';
      return {
        echoed,
        isCopy: echoed !== given && echoed.deep !== given.deep,
        fromCallback: fixture.callBack((one, two) => [one, two], { a: 1 }, [2]),
        isFunctionBack: fixture.echo(ownFunction) === ownFunction,
        error: [error instanceof Error, error?.message],
        rejected,
        isRing: cyclic.self === cyclic,
      };
    });
    expect(seen).toEqual({
      echoed: { deep: { list: [1, 2, 3] } },
      isCopy: true,
      fromCallback: [{ a: 1 }, [2]],
      isFunctionBack: true,
      error: [true, 'thrown in the preload'],
      rejected: 'rejected in the preload',
      isRing: true,
    });
  });

  it('cannot pass what cannot be cloned', async () => {
    const refusals = await app.page.evaluate(() => {
      const messageOf = (action: () => unknown): string => {
        try {
          action();
          return 'nothing was thrown';
        } catch (error) {
          return (error as Error).message;
        }
      };
      const { fixture } = window;
      return [
        messageOf(() => fixture.giveUncloneable()),
        messageOf(() => fixture.echo(document.body)),
        messageOf(() => fixture.echo(new WeakMap())),
        fixture.isUncloneableRefused(),
      ];
    });
    expect(new Set(refusals)).toEqual(new Set(['An object could not be cloned.']));
  });

  it('has a sandboxed preload', async () => {
    const seen = await app.page.evaluate(() => {
      const { fixture } = window;
      const { arguments: args, versions, processType } = fixture;
      return [
        fixture.refusedModule(),
        fixture.refusedMember(),
        fixture.refusedSecondTime(),
        args,
        versions.standin,
        processType,
      ];
    });
    expect(seen).toEqual([
      'module not found: node:fs',
      'the stand-in does not implement ipcRenderer.sendSync in a preload',
      'Cannot bind an API on top of an existing property on the window object',
      ['--fixture=yes'],
      '1',
      'renderer',
    ]);
  });
});

describe('messages are structured clones', () => {
  it('from the preload to main and back, of every kind', async () => {
    const seen = await app.page.evaluate(() => window.fixture.sampleRoundTrip());
    expect(seen).toMatchObject({
      isWhole: true,
      isWholeAgain: true,
      isSharingKept: true,
      isOwnKind: true,
      hasHole: true,
    });
    expect(seen.kinds).toContain('floats [object Float64Array]');
    expect(seen.kinds).toContain('view [object DataView]');
    expect(seen.kinds).toContain('big [object BigInt]');
  });

  it('and reach the page through the bridge', async () => {
    const seen = await app.page.evaluate(async () => {
      const given = (await window.fixture.run('giveSample')) as Record<string, unknown>;
      const { map, bytes, date, big, error, text } = given;
      return {
        kinds: [
          map instanceof Map,
          bytes instanceof Uint8Array,
          date instanceof Date,
          error instanceof Error,
        ],
        big: big === 2n ** 80n,
        isTextSame: text === (await window.fixture.run('echo', text)),
      };
    });
    expect(seen).toEqual({ kinds: [true, true, true, true], big: true, isTextSame: true });
  });

  it('and are refused both ways where they cannot be', async () => {
    const refused = await app.page.evaluate(() =>
      Promise.all(
        [
          window.fixture.run('givesFunction'),
          window.fixture.run('givesCyclicFunction'),
          window.fixture.run('throws'),
          window.fixture.invoke('nobody-listens'),
        ].map((asked) => asked.then(String, (error: Error) => error.message)),
      ),
    );
    expect(refused).toEqual([
      "Error invoking remote method 'run': Error: An object could not be cloned.",
      "Error invoking remote method 'run': Error: An object could not be cloned.",
      "Error invoking remote method 'run': RangeError: out of reach",
      "Error invoking remote method 'nobody-listens': Error: No handler registered for 'nobody-listens'",
    ]);
  });

  it('say who asks', async () => {
    expect(await app.run('whoAsks')).toEqual({
      url: 'app://fixture/',
      origin: 'app://fixture',
      parent: null,
      isMainFrame: true,
      isOwnWindow: true,
      ids: [true, true],
    });
  });

  it('arrive from main in their order', async () => {
    await app.run('news', 'one', { at: 1 });
    await app.run('news', 'two');
    await expect.poll(() => app.page.evaluate(() => window.heard)).toEqual([['one', { at: 1 }], ['two']]);
  });

  it('go through ports between main and the page', async () => {
    expect(await app.run('portToPage')).toEqual({ echoed: { from: 'main', at: expect.any(Date) as Date } });
  });

  it('are quick', async () => {
    const meanMs = await app.page.evaluate(async () => {
      const start = performance.now();
      for (let count = 0; count < 100; count++) await window.fixture.run('echo', { count, text: 'Привет' });
      return (performance.now() - start) / 100;
    });
    // One to two milliseconds on a quiet machine; the bound leaves room for a busy one.
    expect(meanMs).toBeLessThan(20);
  });
});

describe('what the stand-in lacks', () => {
  it('throws by name', async () => {
    expect(await app.run('unknownMembers')).toEqual([
      'the stand-in does not implement app.dock',
      "the stand-in does not implement the event 'login' of app",
      'the stand-in does not implement net',
      'the stand-in does not implement BrowserWindowConstructorOptions.frame',
      'the stand-in does not implement WebPreferences.offscreen',
      'the stand-in does not implement BrowserWindow.setOpacity',
      'the stand-in does not implement WebContents.debugger',
      'the stand-in does not implement BrowserWindow.fromDevTools',
    ]);
  });

  it('is not its name: main knows where it runs', async () => {
    expect(await app.run('host')).toMatchObject({
      type: 'browser',
      standin: '1',
      name: 'Stand-in Fixture',
      version: '4.5.6',
      userData: app.folder,
      isPackaged: false,
      argv: [expect.stringContaining('standin-app'), `--user-data-dir=${app.folder}`],
    });
  });

  it('is no secret store, and it says so', async () => {
    expect(await app.run('secrets')).toEqual({
      isAvailable: true,
      backend: 'basic_text',
      hasPlainText: false,
      result: 'тайна',
    });
  });
});
