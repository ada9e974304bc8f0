import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';

const LONGEST_WAIT_MS = 4_000;

export interface NetworkLook {
  /** Whether this computer is in any network besides its own. */
  readonly hasNetwork: () => boolean;
  /** Resolves where the name of a computer leads somewhere. */
  readonly find: (host: string) => Promise<unknown>;
}

const OF_THIS_COMPUTER: NetworkLook = {
  hasNetwork: () => Object.values(networkInterfaces()).some((all) => all?.some(({ internal }) => !internal)),
  find: (host) => lookup(host),
};

/**
 * Whether a website can be expected to open from here: this computer has a network in which the name of the
 * site is known. A school whose only way out is a proxy may be told no where a browser would manage, so the
 * person can have it opened all the same.
 */
export async function isReachable(address: string, look = OF_THIS_COMPUTER): Promise<boolean> {
  if (!look.hasNetwork()) return false;
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), LONGEST_WAIT_MS);
  const found = look.find(new URL(address).hostname.replace(/^\[|\]$/g, '')).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([found, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
