import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { choosePort, isPortFree } from './port-choice.ts';

const free = (): Promise<boolean> => Promise.resolve(true);
const busy = (): Promise<boolean> => Promise.resolve(false);

test('the first start takes the usual port, or any other', async () => {
  expect(await choosePort({ remembered: undefined, wanted: undefined, isFree: free })).toEqual({
    port: 7443,
    mayBeAnother: true,
  });
  expect(await choosePort({ remembered: undefined, wanted: undefined, isFree: busy })).toEqual({
    port: 0,
    mayBeAnother: true,
  });
});

test('a port that others know is kept, and said aloud when it is taken', async () => {
  expect(await choosePort({ remembered: 7500, wanted: undefined, isFree: free })).toEqual({
    port: 7500,
    mayBeAnother: false,
  });
  await expect(choosePort({ remembered: 7500, wanted: undefined, isFree: busy })).rejects.toMatchObject({
    data: { code: 'hubPortInUse', params: { port: 7500 } },
  });
});

test('the command line comes before what is remembered', async () => {
  expect(await choosePort({ remembered: 7500, wanted: 7600, isFree: free })).toEqual({
    port: 7600,
    mayBeAnother: false,
  });
});

test('finds out whether a port is free', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  expect(await isPortFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortFree(port)).toBe(true);
});
