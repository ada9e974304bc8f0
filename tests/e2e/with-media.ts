/**
 * The specs in which a hub carries sound and picture between windows. They need both cores of a small machine for
 * themselves and run one after another, after all others, which run two at a time.
 */
export const WITH_MEDIA =
  /\/(broadcast|calls|captions|catching-up|lesson[^/]*|minutes|planned|recording|vault-disk|whole-lesson)\.spec\.ts$/;
