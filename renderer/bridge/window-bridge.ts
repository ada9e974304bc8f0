import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. Nothing outside `renderer/bridge` touches it. */
    readonly zvonok: ZvonokBridge;
  }
}

/** Everything that the window can ask of main. */
export function bridge(): ZvonokBridge {
  return window.zvonok;
}
