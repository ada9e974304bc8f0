/**
 * The specs in which a hub carries sound and picture between windows. They need the cores of a small machine
 * whenever their time has come, and run one after another, before all others, which run three at a time.
 */
export const WITH_MEDIA =
  /\/(broadcast|calls|captions|catching-up|lesson[^/]*|minutes|planned|recording|vault-disk|whole-lesson)\.spec\.ts$/;
