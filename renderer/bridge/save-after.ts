/** What is typed reaches the disk no later than this. */
export const SAVE_AFTER_MS = 500;
