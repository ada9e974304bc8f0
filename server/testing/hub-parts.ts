import type { HubStore } from '../store/hub-store.ts';
import { openSqlcipherHubStore } from '../store/sqlcipher-hub-store.ts';
import { TEST_EPOCH, TEST_HUB } from '../../shared/testing/make-documents.ts';

/** An empty store in memory with the names that made documents carry. */
export function openMemoryStore(): HubStore {
  return openSqlcipherHubStore({
    path: ':memory:',
    key: new Uint8Array(32).fill(7),
    newNames: () => ({ hub: TEST_HUB, epoch: TEST_EPOCH }),
  });
}

/** The same store, with something of the test's own before a method's answer, or instead of it. */
export function changed(store: HubStore, methods: Partial<HubStore>): HubStore {
  return new Proxy(store, {
    get: (target, name: keyof HubStore) => {
      const own: unknown = methods[name];
      if (own !== undefined) return own;
      const value: unknown = target[name];
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
