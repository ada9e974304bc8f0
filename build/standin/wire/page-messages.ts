import type { PermissionWish } from '../page/page-host.ts';

/** A key press that runs a command of the application menu. `code` is a KeyboardEvent's code or key. */
export interface AcceleratorKey {
  readonly commandId: number;
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** What the isolated world of a page says to Node. Values named `data` and `args` are the codec's. */
export type FromPage =
  | { t: 'hello'; url: string }
  | { t: 'invoke'; id: number; channel: string; args: unknown }
  | { t: 'send'; channel: string; args: unknown }
  | { t: 'post'; channel: string; data: unknown; ports: string[] }
  | { t: 'port'; id: string; data: unknown; ports: string[] }
  | { t: 'port-closed'; id: string }
  | { t: 'permission'; id: number; permission: string; details: PermissionWish }
  | { t: 'check'; id: number; permission: string; mediaType: string | null }
  | { t: 'display'; id: number; video: boolean; audio: boolean }
  | { t: 'open-window'; url: string; frameName: string; features: string }
  | { t: 'close-window' }
  | { t: 'title'; title: string }
  | { t: 'accelerator'; commandId: number }
  | { t: 'resized'; width: number; height: number }
  | { t: 'preload-failed'; message: string; stack: string };

/** What Node says to the isolated world. */
export type ToPage =
  | { t: 'answer'; id: number; data: unknown }
  | { t: 'failure'; id: number; message: string }
  | { t: 'message'; channel: string; args: unknown; ports: string[] }
  | { t: 'port'; id: string; data: unknown; ports: string[] }
  | { t: 'port-closed'; id: string }
  | { t: 'accelerators'; keys: readonly AcceleratorKey[] };

/** The name of the function through which the isolated world speaks, and of the one that hears. */
export const sayName = 'zvonokStandinSay';
export const hearName = 'zvonokStandinHear';
export const isolatedWorldName = 'zvonok-standin-preload';

export function isFromPage(value: unknown): value is FromPage {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string';
}
