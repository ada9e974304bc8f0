import type { AcceleratorKey } from '../wire/page-messages.ts';
import { readAccelerator } from './accelerators.ts';
import { focusedWindow } from './browser-window.ts';
import { activate, allItems, currentMenu } from './menu.ts';

const listeners = new Set<() => void>();

/** Calls back when the application menu changes; gives the way to end that. */
export function onMenuChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function menuChanged(): void {
  for (const listener of listeners) listener();
}

/** The keys of the application menu. */
export function menuKeys(): AcceleratorKey[] {
  const menu = currentMenu();
  const items = menu ? [...allItems(menu)] : [];
  return items.flatMap((item) => {
    const { commandId, accelerator, registerAccelerator, visible } = item;
    return accelerator && registerAccelerator && visible
      ? [{ commandId, ...readAccelerator(accelerator) }]
      : [];
  });
}

/** Runs the item of the application menu with this number. */
export function runMenuCommand(commandId: number, event: Electron.KeyboardEvent): void {
  const menu = currentMenu();
  if (!menu) return;
  for (const item of allItems(menu)) {
    if (item.commandId === commandId) activate(item, focusedWindow(), event);
  }
}
