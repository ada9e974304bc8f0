import type { SafeStorage } from 'electron';

/**
 * How well this computer keeps a secret: `device` is the system's own store; `basic` hides it from a glance
 * only, because its key is known; `none` means that nothing hides it but the rights of the file.
 */
export type SecretLevel = 'device' | 'basic' | 'none';

export interface SecretStore {
  readonly level: SecretLevel;
  readonly seal: (secret: string) => Promise<string>;
  /** Throws when the secret was sealed by another computer, another account or a store that is gone. */
  readonly unseal: (
    sealed: string,
  ) => Promise<{ readonly secret: string; readonly shouldSealAgain: boolean }>;
}

type DeviceStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const SEALED = 'sealed:';
const OPEN = 'open:';

/** Looks what the system offers. Asynchronous, because a key ring may have to be unlocked by the person. */
export async function openSecretStore(device: DeviceStore, platform: NodeJS.Platform): Promise<SecretStore> {
  const level = await levelOf(device, platform);
  return {
    level,
    seal: async (secret) => {
      if (level === 'none') return OPEN + Buffer.from(secret, 'utf8').toString('base64');
      return SEALED + (await device.encryptStringAsync(secret)).toString('base64');
    },
    unseal: async (sealed) => {
      if (sealed.startsWith(OPEN)) {
        const secret = Buffer.from(sealed.slice(OPEN.length), 'base64').toString('utf8');
        // A better store that has appeared since then should be used.
        return { secret, shouldSealAgain: level !== 'none' };
      }
      const bytes = Buffer.from(sealed.slice(SEALED.length), 'base64');
      const { result, shouldReEncrypt } = await device.decryptStringAsync(bytes);
      return { secret: result, shouldSealAgain: shouldReEncrypt };
    },
  };
}

async function levelOf(device: DeviceStore, platform: NodeJS.Platform): Promise<SecretLevel> {
  if (!(await device.isAsyncEncryptionAvailable())) return 'none';
  if (platform !== 'linux') return 'device';
  const backend = device.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? 'basic' : 'device';
}
