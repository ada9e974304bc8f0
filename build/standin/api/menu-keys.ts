import type { AcceleratorKey } from '../wire/page-messages.ts';

/** Where the keys of the application menu come from; the menu puts itself here. */
export interface KeySource {
  keys(): readonly AcceleratorKey[];
  /** Runs the item of the menu with this number. */
  run(commandId: number): void;
}

let source: KeySource = { keys: () => [], run: () => undefined };
const listeners = new Set<() => void>();

/** Takes the keys from this menu from now on, and tells every page. */
export function setKeySource(menu: KeySource): void {
  source = menu;
  for (const listener of listeners) listener();
}

/** Calls back when the application menu changes; gives the way to end that. */
export function onKeysChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The keys that work in every page. */
export function menuKeys(): readonly AcceleratorKey[] {
  return source.keys();
}

/** Runs what a page says was pressed. */
export function runMenuCommand(commandId: number): void {
  source.run(commandId);
}
