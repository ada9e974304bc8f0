import type { SlipPreview } from '../../../shared/ipc/values.ts';
import type { RecoveryKeyAnswer, SealedBox } from '../../../shared/vault/pin-reset.ts';
import type { HubHost } from '../../hub-host/hub-host.ts';
import type { ReplicaClient } from '../../replica/client.ts';
import type { PinnedHub } from '../../replica/pin-reset-client.ts';
import type { Log } from '../log.ts';
import type { UnsentWork } from '../texts.ts';
import type { StartNotes } from '../sessions/start-notes.ts';
import type { NewDevice } from '../vaults/new-device.ts';
import type { Vaults } from '../vaults/vaults.ts';

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
  readonly previewSlip: (
    slip: SlipAddress,
  ) => Promise<{ readonly preview: SlipPreview; readonly keyPin: string }>;
  readonly redeemSlip: (
    slip: SlipAddress & { readonly devicePublicKey: Uint8Array },
  ) => Promise<RedeemedSlip>;
}

/** The hub's spare keys of vaults. */
export interface RecoveryClient {
  readonly fetchRecoveryKey: (hub: PinnedHub) => Promise<RecoveryKeyAnswer>;
  readonly redeemPinReset: (of: {
    readonly hub: PinnedHub;
    readonly person: string;
    readonly code: string;
    readonly box: SealedBox;
  }) => Promise<Uint8Array>;
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
  readonly replica: Pick<ReplicaClient, 'open' | 'reopen' | 'close' | 'renew' | 'command' | 'watch'>;
  readonly slips: SlipClient;
  readonly recovery: RecoveryClient;
  readonly vaults: Vaults;
  readonly notes: StartNotes;
  /** Brings the people of an earlier version into vaults. */
  readonly moveLegacyPeople: () => Promise<unknown>;
  readonly makeDevice: () => NewDevice;
  readonly folders: EntryFolders;
  /** Lets the person pick a roster; undefined when they changed their mind. */
  readonly pickRoster: (what: 'folder' | 'zip') => Promise<string | undefined>;
  /** Whether to go on although something has not left this computer yet. */
  readonly confirmUnsent: (work: UnsentWork) => Promise<boolean>;
  readonly newToken: () => string;
  readonly log: Log;
}
