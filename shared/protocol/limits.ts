/** The protocol's version. Changing any message's schema means a new one; the lock test holds this. */
export const PROTOCOL_VERSION = 3;
/** The oldest version that a hub of this code still serves. */
export const OLDEST_PROTOCOL_VERSION = 1;

/** A frame longer than this is refused by both sides and closes the socket. */
export const MAX_FRAME_BYTES = 1024 * 1024;
export const MAX_PUSH_DOCUMENTS = 200;
export const MAX_BATCH_DOCUMENTS = 200;
/** More scopes than a person of a large school may read. */
export const MAX_SCOPES = 20_000;
/** A hub keeps at least this much unacknowledged towards one client, and no more than the link carries. */
export const LEAST_UNACKNOWLEDGED_BYTES = 16 * 1024;
export const MOST_UNACKNOWLEDGED_BYTES = 1024 * 1024;
/** How large the hub makes its batches, compressed; the last document may go beyond. */
export const BATCH_BYTES = 4 * 1024;
/** How large a batch may be made that is the only one. */
export const MOST_BATCH_BYTES = 8 * 1024;
/** A client that heard nothing for so long asks whether anyone is there. */
export const PING_AFTER_MS = 50_000;
/** A link on which nothing was heard for so long is dead. */
export const DEAD_AFTER_MS = 110_000;
/** So long a hub keeps what a dropped session had under way. */
export const RESUME_MS = 120_000;
export const SYNC_PATH = '/sync';
