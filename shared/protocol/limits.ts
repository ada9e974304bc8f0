/** The protocol's version. Changing any message's schema means a new one; the lock test holds this. */
export const PROTOCOL_VERSION = 1;
/** The oldest version that a hub of this code still serves. */
export const OLDEST_PROTOCOL_VERSION = 1;

/** A frame longer than this is refused by both sides and closes the socket. */
export const MAX_FRAME_BYTES = 1024 * 1024;
export const MAX_PUSH_DOCUMENTS = 200;
export const MAX_BATCH_DOCUMENTS = 200;
/** A hub keeps at most this much unacknowledged towards one client. */
export const MAX_UNACKNOWLEDGED_BYTES = 64 * 1024;
/** Both sides say something at least this often; silence for twice as long is a dead link. */
export const HEARTBEAT_MS = 30_000;
export const SYNC_PATH = '/sync';
