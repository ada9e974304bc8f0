import type { SlipPreview } from '../../../shared/ipc/values.ts';
import type { RequestStateAnswer, SchoolAnswer } from '../../../shared/protocol/entry.ts';
import type { RecoveryKeyAnswer, SealedBox } from '../../../shared/vault/pin-reset.ts';
import type { HubHost } from '../../hub-host/hub-host.ts';
import type { ReplicaClient } from '../../replica/client.ts';
import type { PinnedHub } from '../../replica/pin-reset-client.ts';
import type { HubPlace, RequestWish, WaitingDevice } from '../../replica/request-client.ts';
import type { AtEntry } from '../../replica/slip-client.ts';
import type { Log } from '../log.ts';
import type { UnsentWork } from '../texts.ts';
import type { StartNotes } from '../sessions/start-notes.ts';
import type { RequestStore } from './request-store.ts';
import type { NewDevice } from '../vaults/new-device.ts';
import type { Vaults } from '../vaults/vaults.ts';

export interface SlipAddress {
  /** `host:port` as printed on the slip. */
  readonly address: string;
  /** The words, or the letters of the QR square. */
  readonly code: string;
  /** The hub's key where the QR square told it, '' otherwise. */
  readonly keyPin?: string;
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
    slip: SlipAddress & AtEntry & { readonly devicePublicKey: Uint8Array },
  ) => Promise<RedeemedSlip>;
  readonly sendMailCode: (slip: SlipAddress & { readonly email: string }) => Promise<number>;
}

/** How a device asks to be let in; it throws AppErrors of the hub and of the connection. */
export interface RequestClient {
  readonly askSchool: (of: HubPlace) => Promise<{ readonly school: SchoolAnswer; readonly keyPin: string }>;
  readonly sendRequestMailCode: (
    of: HubPlace & { readonly device: string; readonly classroom: string; readonly email: string },
  ) => Promise<number>;
  readonly sendRequest: (
    of: HubPlace & RequestWish & WaitingDevice,
  ) => Promise<{ readonly request: string; readonly keyPin: string }>;
  readonly askRequest: (
    of: HubPlace & WaitingDevice & { readonly request: string; readonly withdraw: boolean },
  ) => Promise<RequestStateAnswer>;
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
  readonly requests: RequestClient;
  readonly requestStore: RequestStore;
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
  /** Where the file lies that was picked as the order. Throws AppError `notFound`. */
  readonly orderPath: (token: string) => string;
  readonly log: Log;
}
