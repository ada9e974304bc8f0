/** Uploads that one person may have begun and not finished at a hub. */
export const MOST_UPLOADS = 32;
/** A file that no document names, and an upload that stands still, go after so many days. */
export const FILE_DAYS_KEPT = 7;
/** After so many bytes of an upload the hub says that it has them. */
export const ACK_BYTES = 16 * 1024;
/** Protocol of uploads: tus, https://tus.io/protocols/resumable-upload (version 1.0.0). */
export const TUS_VERSION = '1.0.0';
export const FILES_PATH = '/files';
