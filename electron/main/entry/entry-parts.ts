import type { SlipPreview } from '../../../shared/ipc/values.ts';
import type { HubHost } from '../../hub-host/hub-host.ts';
import type { ReplicaClient } from '../../replica/client.ts';
import type { Log } from '../log.ts';
import type { NewDevice } from '../sessions/new-device.ts';
import type { KnownPeople } from '../sessions/known-people.ts';

export interface SlipAddress {
  /** `host:port` as printed on the slip. */
  readonly address: string;
  readonly code: string;
}

export interface RedeemedSlip {
  readonly person: string;
  readonly addresses: readonly string[];
  readonly keyPin: string;
}

/** How any device enters with a slip; it throws AppErrors of the slip, the address and the connection. */
export interface SlipClient {
  readonly previewSlip: (slip: SlipAddress) => Promise<{ readonly preview: SlipPreview }>;
  readonly redeemSlip: (
    slip: SlipAddress & { readonly devicePublicKey: Uint8Array },
  ) => Promise<RedeemedSlip>;
}

export interface EntryFolders {
  /** The data of the embedded hub with the demonstration school. */
  readonly demoHub: string;
  /** The data of the embedded hub with the school of this computer. */
  readonly schoolHub: string;
  /** The roster that the demonstration school is imported from. */
  readonly demoRoster: string;
}

/** Everything the way in needs of the rest of the application. */
export interface EntryParts {
  readonly hub: Pick<HubHost, 'start' | 'control' | 'status'>;
  readonly replica: Pick<ReplicaClient, 'open' | 'reopen' | 'close' | 'command'>;
  readonly slips: SlipClient;
  readonly people: KnownPeople;
  readonly makeDevice: () => NewDevice;
  readonly folders: EntryFolders;
  /** Lets the person pick a roster; undefined when they changed their mind. */
  readonly pickRoster: (what: 'folder' | 'zip') => Promise<string | undefined>;
  /** Whether to go on although this many messages exist on this computer only. */
  readonly confirmUnsent: (count: number) => Promise<boolean>;
  readonly newToken: () => string;
  readonly log: Log;
}
