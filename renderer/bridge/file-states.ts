import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type FileState, MOST_WATCHED_FILES } from '../../shared/ipc/file-requests.ts';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

/** What this computer has of the files on the screen; asks main about those that something looks at. */
class FileStates {
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #states = new Map<string, FileState>();
  #isAsking = false;
  #isListening = false;

  subscribe(digest: string, watcher: () => void): () => void {
    const watchers = this.#watchers.get(digest) ?? new Set();
    watchers.add(watcher);
    this.#watchers.set(digest, watchers);
    if (watchers.size === 1) this.#ask();
    return () => {
      watchers.delete(watcher);
      if (watchers.size > 0 || this.#watchers.get(digest) !== watchers) return;
      this.#watchers.delete(digest);
      this.#states.delete(digest);
      this.#ask();
    };
  }

  get(digest: string): FileState | undefined {
    return this.#states.get(digest);
  }

  #ask(): void {
    if (!this.#isListening) {
      this.#isListening = true;
      bridge().files.onChanged((states) => this.#take(states));
    }
    if (this.#isAsking) return;
    this.#isAsking = true;
    // Rows come and go together: they are asked about once.
    queueMicrotask(() => {
      this.#isAsking = false;
      const digests = [...this.#watchers.keys()].slice(-MOST_WATCHED_FILES);
      void ask(bridge().files.states, { digests }).then((outcome) => {
        if (outcome.ok) this.#take(outcome.value);
      });
    });
  }

  #take(states: readonly FileState[]): void {
    for (const state of states) {
      const watchers = this.#watchers.get(state.digest);
      if (!watchers) continue;
      if (JSON.stringify(this.#states.get(state.digest)) === JSON.stringify(state)) continue;
      this.#states.set(state.digest, state);
      for (const tell of watchers) tell();
    }
  }
}

const states = new FileStates();

/** What this computer has of a file, undefined until it is known. */
export function useFileState(digest: string): FileState | undefined {
  return useSyncExternalStore(
    useCallback((watcher: () => void) => states.subscribe(digest, watcher), [digest]),
    useCallback(() => states.get(digest), [digest]),
  );
}

/** How many of some files are on this computer, undefined until it is known of all. */
export function useHereCount(digests: readonly string[]): number | undefined {
  const key = digests.join(' ');
  const all = useMemo(() => (key === '' ? [] : key.split(' ')), [key]);
  return useSyncExternalStore(
    useCallback(
      (watcher: () => void) => {
        const endings = all.map((digest) => states.subscribe(digest, watcher));
        return () => endings.forEach((end) => end());
      },
      [all],
    ),
    useCallback(() => {
      const known = all.map((digest) => states.get(digest));
      return known.includes(undefined) ? undefined : known.filter((one) => one?.isHere).length;
    }, [all]),
  );
}
