import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createLog } from '../observability/log.ts';
import { freeRtcPort } from './free-rtc-port.ts';

it('lets the workers choose when a media port is taken, and keeps the configured one otherwise', async () => {
  const taken = createSocket('udp4');
  taken.bind(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address();
  const config = {
    data: '',
    port: 0,
    host: '::',
    rtcPort: port,
    mediaWorkers: 1,
    logLevel: 'silent',
  } as const;
  const log = createLog('silent');
  expect(await freeRtcPort(config, log)).toBe(0);
  taken.close();
  await once(taken, 'close');
  expect(await freeRtcPort(config, log)).toBe(port);
  expect(await freeRtcPort({ ...config, rtcPort: 0 }, log)).toBe(0);
});
