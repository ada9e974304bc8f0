/** The channel to the process that started this hub: Electron's utility process port, or Node's child IPC. */
export interface ParentPort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/** The parent's channel, undefined for a hub that a person started from a terminal. */
export function findParentPort(): ParentPort | undefined {
  const utility: unknown = Reflect.get(process, 'parentPort');
  if (isUtilityPort(utility)) {
    return {
      send: (message) => utility.postMessage(message),
      onMessage: (listener) => void utility.on('message', (event) => listener(event.data)),
    };
  }
  const send = process.send?.bind(process);
  if (!send) return undefined;
  return {
    send: (message) => void send(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}

function isUtilityPort(value: unknown): value is UtilityPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}
