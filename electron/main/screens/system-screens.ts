import { desktopCapturer, systemPreferences } from 'electron';
import type { SignalMethod } from '../../../shared/signaling/signal-requests.ts';
import { ScreenShare } from './screen-share.ts';

const THUMBNAIL = { width: 320, height: 180 } as const;

/** The screens and windows of this computer, as its system shows them. */
export function screensOfSystem(
  ask: (request: { method: string; data: unknown }) => Promise<unknown>,
): ScreenShare {
  return new ScreenShare({
    ask: (lesson) => ask({ method: 'screen.ask' satisfies SignalMethod, data: { roomId: lesson } }),
    sources: () => desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: THUMBNAIL }),
    // Only macOS keeps screens from programs; before it has asked its person, it lists them without pictures.
    isOpen: () =>
      process.platform !== 'darwin' || systemPreferences.getMediaAccessStatus('screen') !== 'denied',
    now: () => performance.now(),
  });
}
