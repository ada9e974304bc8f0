import type { DraftKeeper } from '../bridge/draft-keeper.ts';
import { ask } from '../bridge/use-command.ts';
import { bridge } from '../bridge/window-bridge.ts';

/** Shuts the person's vault. What is typed goes first, because main carries requests out in their order. */
export function lockNow(drafts: DraftKeeper): void {
  void drafts.saveAll();
  void ask(bridge().vault.lock, {});
}
