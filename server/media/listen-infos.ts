import { randomInt } from 'node:crypto';
import type { NetworkInterfaceInfo } from 'node:os';
import type { types } from 'mediasoup';
import type { ListenAddress } from './media-options.ts';

// Chromium refuses to send media to these ports, as to every port below 1024.
const portsBlockedByChromium: readonly number[] = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
];

/** Whether windows can reach media on this port. */
export function isReachablePort(port: number): boolean {
  return Number.isInteger(port) && port >= 1024 && port <= 65535 && !portsBlockedByChromium.includes(port);
}

/** A port to try when none is set: in a range without blocked ports. */
export function choosePort(): number {
  return randomInt(40_000, 49_000);
}

/** Where one worker listens: UDP, then TCP, at every address, all with one port number. */
export function listenInfos(addresses: readonly ListenAddress[], port: number): types.TransportListenInfo[] {
  const protocols = ['udp', 'tcp'] as const;
  return protocols.flatMap((protocol) =>
    addresses.map(({ address, announcedAddress }) => ({
      protocol,
      ip: address,
      port,
      ...(announcedAddress === undefined ? {} : { announcedAddress }),
    })),
  );
}

/**
 * The addresses of this machine for a hub on a local network, given `os.networkInterfaces()`: the
 * network's own first, then loopback. Link-local IPv6 is left out, because it needs a zone that
 * another machine cannot know.
 */
export function localListenAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): ListenAddress[] {
  const all = Object.values(interfaces).flatMap((list) => list ?? []);
  const usable = all.filter(({ family, address }) => family === 'IPv4' || !/^fe[89ab]/i.test(address));
  const ordered = [...usable.filter((one) => !one.internal), ...usable.filter((one) => one.internal)];
  return [...new Set(ordered.map(({ address }) => address))].map((address) => ({ address }));
}
