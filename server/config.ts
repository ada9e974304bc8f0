import Type from 'typebox';
import { parserOf } from '../shared/std/parse.ts';

const Port = Type.Integer({ minimum: 0, maximum: 65_535 });

/** Everything a hub is told at its start; checked here once. */
export const HubConfig = Type.Object(
  {
    /** The folder of the hub's store and keys. */
    data: Type.String({ minLength: 1, maxLength: 4000 }),
    /** TCP port of sync and entry; 0 chooses a free one. */
    port: Port,
    /** Where to listen; `::` is every address, IPv4 included. */
    host: Type.String({ minLength: 1, maxLength: 255 }),
    /** First UDP and TCP port of media; 0 lets each worker choose. */
    rtcPort: Port,
    /** Media worker processes; 0 is one per core. */
    mediaWorkers: Type.Integer({ minimum: 0, maximum: 64 }),
    /** What all media may take of the hub's line outwards, in Mbit/s; no limit unless given. */
    mediaMbps: Type.Optional(Type.Integer({ minimum: 1, maximum: 99_999 })),
    /** How many messages one person may send at once, before they are taken one a second; 200 unless given. */
    messagesAtOnce: Type.Optional(Type.Integer({ minimum: 1, maximum: 99_999 })),
    /** Whether writing has limits, this one and those of the school; so unless given. Programs measure without. */
    hasFloodLimits: Type.Optional(Type.Boolean()),
    logLevel: Type.Unsafe<'debug' | 'info' | 'warn' | 'error' | 'silent'>(
      Type.Union(['debug', 'info', 'warn', 'error', 'silent'].map((level) => Type.Literal(level))),
    ),
  },
  { additionalProperties: false },
);
export type HubConfig = Type.Static<typeof HubConfig>;

export const parseHubConfig = parserOf('hub.config', HubConfig);

export const DEFAULT_HUB_PORT = 7443;
export const DEFAULT_RTC_PORT = 7500;
