import { StandinObject } from '../strict-object.ts';

/** Electron's systemPreferences, for what a lesson asks before it starts. */
class SystemPreferences extends StandinObject<Electron.SystemPreferences> {
  static readonly apiName = 'systemPreferences';

  getMediaAccessStatus(_mediaType: 'microphone' | 'camera' | 'screen'): 'granted' {
    return 'granted';
  }
}

export const systemPreferences = new SystemPreferences();
