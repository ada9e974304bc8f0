/** Seeds that once failed, each with what it showed. They are run for ever, whatever seeds are run besides. */
export const onceFailed: readonly (readonly [seed: number, what: string])[] = [];
