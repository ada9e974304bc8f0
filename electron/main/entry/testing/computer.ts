import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Secret } from '../../../../shared/vault/secret-rules.ts';
import { Entry, type EntryStart } from '../entry.ts';
import { FakeParts } from './fake-parts.ts';

export const ordinary: EntryStart = { isDemo: false, as: undefined, enterSlip: undefined, secret: undefined };
export const PIN: Secret = { kind: 'pin', text: '2580' };
export const OTHER_PIN: Secret = { kind: 'pin', text: '1379' };
export const slip = { address: '192.168.1.9:7443', code: 'code-anna' };
export const welcome = { phase: 'welcome', error: undefined, hasPeople: false };
export const anna = { phase: 'inside', person: 'anna', hub: 'remote', isDemo: false, isLockable: true };

/** The error of a refusal, as tests look for it. */
export const code = (value: string) => ({ data: { code: value } });

/** One computer for all starts of a test. */
export class Computer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'zvonok-entry-'));

  /** The application after a start, before it has gone anywhere. */
  setup() {
    const parts = new FakeParts(this.#folder);
    const entry = new Entry(parts);
    const shown: string[] = [];
    entry.onChanged((state) => shown.push(state.phase === 'preparing' ? state.step : state.phase));
    return { parts, entry, shown, door: entry.door, own: entry.own };
  }

  async started(of: EntryStart = ordinary) {
    const made = this.setup();
    await made.entry.start(of);
    return made;
  }

  /** Anna has entered with her slip and thought of a PIN. */
  async annaInside() {
    const made = this.setup();
    await made.entry.acceptSlip(slip);
    await made.entry.newSecret(PIN);
    const { state } = made.entry;
    if (state.phase !== 'inside') throw new Error('Anna is not inside');
    return { ...made, vault: state.vault };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
