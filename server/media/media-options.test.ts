import { expect, test } from 'vitest';
import { defaultMediaLimits, transportSettings } from './media-options.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

test.each([
  [undefined, 120],
  [1_000, 120],
  [180_000, 180],
  [900_000, 255],
])('a consent time of %s ms becomes %s s', (iceConsentTimeoutMs, seconds) => {
  const given = iceConsentTimeoutMs === undefined ? {} : { iceConsentTimeoutMs };
  const options = { rtcPort: 0, listenAddresses: [], log, ...given };
  expect(transportSettings(options, defaultMediaLimits).iceConsentTimeoutSeconds).toBe(seconds);
});
