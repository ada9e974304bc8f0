import type { DeviceStore } from '../device-secret.ts';

export interface FakeStore extends DeviceStore {
  isAvailable: boolean;
  /** Whether it opens what it sealed; false as after a change of the account. */
  isOpen: boolean;
  shouldReEncrypt: boolean;
  backend: ReturnType<DeviceStore['getSelectedStorageBackend']>;
  sealedCount: number;
}

/** A system's store of secrets that turns bytes round: enough to see what reaches the disk. */
export function fakeDeviceStore(): FakeStore {
  const store: FakeStore = {
    isAvailable: true,
    isOpen: true,
    shouldReEncrypt: false,
    backend: 'gnome_libsecret',
    sealedCount: 0,
    isAsyncEncryptionAvailable: () => Promise.resolve(store.isAvailable),
    getSelectedStorageBackend: () => store.backend,
    encryptStringAsync: (text) => {
      store.sealedCount += 1;
      return Promise.resolve(Buffer.from(text, 'utf8').reverse());
    },
    decryptStringAsync: (sealed) =>
      store.isOpen
        ? Promise.resolve({
            result: Buffer.from(sealed).reverse().toString('utf8'),
            shouldReEncrypt: store.shouldReEncrypt,
          })
        : Promise.reject(new Error('sealed by another account')),
  };
  return store;
}
