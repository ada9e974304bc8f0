import { expect, test } from 'vitest';
import { choosePort, isReachablePort, listenInfos, localListenAddresses } from './listen-infos.ts';

test('a worker listens on UDP and TCP at every address with one port', () => {
  const addresses = [{ address: '192.0.2.7', announcedAddress: '198.51.100.1' }, { address: '::1' }];
  expect(listenInfos(addresses, 44400)).toEqual([
    { protocol: 'udp', ip: '192.0.2.7', port: 44400, announcedAddress: '198.51.100.1' },
    { protocol: 'udp', ip: '::1', port: 44400 },
    { protocol: 'tcp', ip: '192.0.2.7', port: 44400, announcedAddress: '198.51.100.1' },
    { protocol: 'tcp', ip: '::1', port: 44400 },
  ]);
});

test('ports that windows refuse are known, and a chosen port is none of them', () => {
  expect([443, 5060, 6000, 10080, 65536, 44400.5].map(isReachablePort)).not.toContain(true);
  expect([1024, 5062, 44400, 65535].map(isReachablePort)).not.toContain(false);
  for (let count = 0; count < 100; count += 1) expect(isReachablePort(choosePort())).toBe(true);
});

test('the local addresses are the network ones, then loopback, without link-local IPv6', () => {
  const one = (family: 'IPv4' | 'IPv6', address: string, internal: boolean) => ({
    family,
    address,
    internal,
    netmask: '',
    mac: '',
    cidr: null,
    ...(family === 'IPv6' ? { scopeid: 0 } : {}),
  });
  const addresses = localListenAddresses({
    lo: [one('IPv4', '127.0.0.1', true), one('IPv6', '::1', true)] as never,
    lan: [
      one('IPv4', '192.0.2.7', false),
      one('IPv6', 'fe80::1', false),
      one('IPv6', 'fd00::7', false),
    ] as never,
    down: undefined,
  });
  expect(addresses.map(({ address }) => address)).toEqual(['192.0.2.7', 'fd00::7', '127.0.0.1', '::1']);
});
