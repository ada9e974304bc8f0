import { createCodec } from '../wire/codec.ts';
import { hearName, sayName } from '../wire/page-messages.ts';
import { createBridgeEnd, type BridgeNames } from './bridge.ts';
import { installGates } from './gates.ts';
import { hostKey } from './page-host.ts';
import { createPagePorts } from './page-ports.ts';
import { createPreloadWorld, type PreloadFacts } from './preload-world.ts';
import { watchWindow } from './window-watch.ts';

/** The preload of a window: its file's text, and the name under which stack traces show it. */
export interface Preload {
  readonly path: string;
  readonly source: string;
}

/** Neither script does anything in frames within the page, nor in the blank document before it. */
const isForTheMainFrame = 'window === window.top && location.href !== "about:blank"';

/** The script for the page's own world: the other end of the context bridge, and the gates. */
export function mainWorldScript(secret: string): string {
  const names: BridgeNames = { say: `${secret}:preload`, hear: `${secret}:page` };
  return `if (${isForTheMainFrame}) (() => {
  const deepFreeze = (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || Object.isFrozen(value)) return value;
    if (!ArrayBuffer.isView(value)) Object.freeze(value);
    for (const key of Object.keys(value)) deepFreeze(value[key]);
    return value;
  };
  (${createBridgeEnd.toString()})(${JSON.stringify(names)}, (key, value) => {
    if (key === ${JSON.stringify(hostKey)}) return void (${installGates.toString()})(value);
    const name = key.slice('api:'.length);
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, name, { value: deepFreeze(value), enumerable: true });
  });
})();`;
}

const pageCodec = `(${createCodec.toString()})({
    toBase64: (bytes) => bytes.toBase64(),
    fromBase64: (text) => Uint8Array.fromBase64(text),
  })`;

/** The script for the isolated world: the modules of a sandboxed preload, then the preload itself. */
export function isolatedWorldScript(
  secret: string,
  facts: Omit<PreloadFacts, 'hostKey'>,
  preload: Preload | undefined,
): string {
  const names: BridgeNames = { say: `${secret}:page`, hear: `${secret}:preload` };
  return `if (${isForTheMainFrame}) (() => {
  const say = (message) => ${sayName}(JSON.stringify(message));
  const codec = ${pageCodec};
  const watch = (${watchWindow.toString()})({
    accelerator: (commandId) => say({ t: 'accelerator', commandId }),
    resized: (width, height) => say({ t: 'resized', width, height }),
    titled: (title) => say({ t: 'title', title }),
  });
  say({ t: 'hello', url: location.href });
  const world = (${createPreloadWorld.toString()})({
    say, codec, watch,
    createPagePorts: ${createPagePorts.toString()},
    bridge: (${createBridgeEnd.toString()})(${JSON.stringify(names)}, () => {}),
    facts: ${JSON.stringify({ ...facts, hostKey })},
  });
  globalThis.${hearName} = (text) => world.hear(JSON.parse(text));
  ${preload ? preloadCall(preload) : ''}
})();`;
}

function preloadCall({ path, source }: Preload): string {
  return `try {
    const module = { exports: {} };
    (function (require, module, exports, process, global, setImmediate, clearImmediate) {
${source}
    })(world.require, module, module.exports, world.process, globalThis, (run, ...args) => setTimeout(run, 0, ...args), clearTimeout);
  } catch (error) {
    world.failed(error);
  }
  // The preload was ${path.replace(/[\r\n]/g, ' ')}.`;
}

/** A function that, called on an object of the page's own world, gives its value in the codec's form. */
export const encodeInPage = `async function () { return ${pageCodec}.encode(await this); }`;
