import type { PageHost, PermissionWish } from './page-host.ts';

/**
 * Wraps what a page may only do with a permission, so that main is asked first, as under Electron.
 * Runs in the page's own world before any script of the page, and is sent there as source text, so
 * it reaches for nothing outside itself.
 */
export function installGates(host: PageHost): void {
  type Wish = { permission: string; details?: PermissionWish } | undefined;
  const { apply, get: getProperty } = Reflect;

  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
  const isFunction = (value: unknown): value is (...args: unknown[]) => unknown =>
    typeof value === 'function';
  const prototypeOf = (name: string): object | undefined => {
    // The window's own methods stand on the window itself.
    if (name === 'Window') return globalThis;
    const constructor: unknown = getProperty(globalThis, name);
    const prototype: unknown = isFunction(constructor) ? constructor.prototype : undefined;
    return isObject(prototype) ? prototype : undefined;
  };
  const replace = (holder: object, name: string, value: unknown): void => {
    Object.defineProperty(holder, name, { value, writable: true, configurable: true, enumerable: true });
  };
  const denied = (): DOMException => new DOMException('Permission denied', 'NotAllowedError');
  const isAllowed = (wish: Wish): Promise<boolean> =>
    wish ? host.requestPermission(wish.permission, wish.details ?? {}) : Promise.resolve(true);

  /** Makes a method that answers with a promise ask first. */
  function gate(holderName: string, method: string, wishOf: (args: unknown[]) => Wish): void {
    const holder = prototypeOf(holderName);
    const original: unknown = holder && getProperty(holder, method);
    if (!holder || !isFunction(original)) return;
    const gated = async function (this: unknown, ...args: unknown[]): Promise<unknown> {
      if (!(await isAllowed(wishOf(args)))) throw denied();
      return apply(original, this, args);
    };
    replace(holder, method, gated);
  }

  const always = (permission: string) => () => ({ permission });

  gate('MediaDevices', 'getUserMedia', ([constraints]) => {
    const isWanted = (kind: 'audio' | 'video'): boolean =>
      isObject(constraints) && Boolean(getProperty(constraints, kind));
    const kinds = ['audio', 'video'] as const;
    return { permission: 'media', details: { mediaTypes: kinds.filter(isWanted) } };
  });
  gate('Clipboard', 'read', always('clipboard-read'));
  gate('Clipboard', 'readText', always('clipboard-read'));
  gate('Clipboard', 'write', always('clipboard-sanitized-write'));
  gate('Clipboard', 'writeText', always('clipboard-sanitized-write'));
  gate('Element', 'requestFullscreen', always('fullscreen'));
  gate('Element', 'requestPointerLock', always('pointerLock'));
  gate('Keyboard', 'lock', always('keyboardLock'));
  gate('WakeLock', 'request', always('screen-wake-lock'));
  gate('StorageManager', 'persist', always('persistent-storage'));
  gate('Window', 'getScreenDetails', always('window-management'));
  gate('Window', 'queryLocalFonts', always('local-fonts'));
  gate('Navigator', 'requestMIDIAccess', ([wish]) => ({
    permission: isObject(wish) && getProperty(wish, 'sysex') ? 'midiSysex' : 'midi',
  }));
  gateDisplay();
  gateLocation();
  gateNotifications();
  gatePermissionQuery();
  gateWindows();

  function gateDisplay(): void {
    const holder = prototypeOf('MediaDevices');
    const original: unknown = holder && getProperty(holder, 'getDisplayMedia');
    if (!holder || !isFunction(original)) return;
    const gated = async function (this: unknown, wish: unknown): Promise<unknown> {
      const given = isObject(wish) ? wish : {};
      const wanted = {
        video: getProperty(given, 'video') !== false,
        audio: Boolean(getProperty(given, 'audio')),
      };
      if (!(await host.requestDisplay(wanted))) throw denied();
      return apply(original, this, [{ ...given, preferCurrentTab: true }]);
    };
    replace(holder, 'getDisplayMedia', gated);
  }

  function gateLocation(): void {
    const holder = prototypeOf('Geolocation');
    if (!holder) return;
    const watches = new Map<number, unknown>();
    let lastWatch = 0;
    const read = (name: string): unknown => getProperty(holder, name);
    const [once, watch, clear] = [read('getCurrentPosition'), read('watchPosition'), read('clearWatch')];
    const refuse = (args: unknown[]): void => {
      const [, onError] = args;
      const reason = { code: 1, message: 'User denied Geolocation', PERMISSION_DENIED: 1 };
      if (isFunction(onError)) onError(reason);
    };
    const ask = (args: unknown[], go: () => void): void => {
      void host.requestPermission('geolocation', {}).then((allowed) => (allowed ? go() : refuse(args)));
    };
    replace(holder, 'getCurrentPosition', function (this: unknown, ...args: unknown[]) {
      if (isFunction(once)) ask(args, () => void apply(once, this, args));
    });
    replace(holder, 'watchPosition', function (this: unknown, ...args: unknown[]) {
      const id = ++lastWatch;
      watches.set(id, undefined);
      ask(args, () => {
        if (watches.has(id) && isFunction(watch)) watches.set(id, apply(watch, this, args));
      });
      return id;
    });
    replace(holder, 'clearWatch', function (this: unknown, id: number) {
      const real = watches.get(id);
      watches.delete(id);
      if (real !== undefined && isFunction(clear)) apply(clear, this, [real]);
    });
  }

  function gateNotifications(): void {
    const notification: unknown = getProperty(globalThis, 'Notification');
    if (!isFunction(notification)) return;
    let state = host.areNotificationsAllowed ? 'granted' : 'denied';
    Object.defineProperty(notification, 'permission', { get: () => state, configurable: true });
    replace(notification, 'requestPermission', async (callback?: unknown) => {
      state = (await host.requestPermission('notifications', {})) ? 'granted' : 'denied';
      if (isFunction(callback)) callback(state);
      return state;
    });
  }

  function gatePermissionQuery(): void {
    const holder = prototypeOf('Permissions');
    const original: unknown = holder && getProperty(holder, 'query');
    if (!holder || !isFunction(original)) return;
    const renamed: Record<string, [string, string?]> = {
      camera: ['media', 'video'],
      microphone: ['media', 'audio'],
      'clipboard-write': ['clipboard-sanitized-write'],
    };
    replace(holder, 'query', async function (this: unknown, ...args: unknown[]) {
      const status: unknown = await apply(original, this, args);
      const [wish] = args;
      const name = isObject(wish) ? String(getProperty(wish, 'name')) : '';
      const [permission, mediaType] = renamed[name] ?? [name];
      const isGranted = await host.checkPermission(permission, mediaType);
      if (isObject(status)) {
        Object.defineProperty(status, 'state', {
          value: isGranted ? 'granted' : 'denied',
          configurable: true,
        });
      }
      return status;
    });
  }

  function gateWindows(): void {
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    // Whether the window may open is main's to say, and cannot be known before this returns.
    replace(globalThis, 'open', (url?: string | URL, frameName?: unknown, features?: unknown) => {
      const target = url === undefined ? 'about:blank' : new URL(url, document.baseURI).href;
      host.openWindow(target, text(frameName), text(features));
      return null;
    });
    replace(globalThis, 'close', () => host.closeWindow());
  }
}
