import { options, StandinObject } from '../strict-object.ts';
import { NativeImage } from './native-image.ts';
import { screenSize } from './screen.ts';
import { encodePng } from './png.ts';

const checkSources = options<Electron.SourcesOptions>()('SourcesOptions', ['types', 'thumbnailSize']);

/** Electron's desktopCapturer: one screen, which is grey, and one window. What is captured is the asking page itself. */
class DesktopCapturer extends StandinObject<Electron.DesktopCapturer> {
  static readonly apiName = 'desktopCapturer';

  getSources(wish: Electron.SourcesOptions): Promise<Electron.DesktopCapturerSource[]> {
    checkSources(wish);
    const { width, height } = wish.thumbnailSize ?? { width: 150, height: 150 };
    const ratio = Math.min(width / screenSize.width, height / screenSize.height);
    const thumbnail = grey(Math.round(screenSize.width * ratio), Math.round(screenSize.height * ratio));
    const source = (id: string, name: string, display_id: string) => ({
      id,
      name,
      display_id,
      thumbnail,
      appIcon: NativeImage.createEmpty(),
    });
    return Promise.resolve([
      ...(wish.types.includes('screen') ? [source('screen:0:0', 'Stand-in screen', '1')] : []),
      ...(wish.types.includes('window') ? [source('window:1:0', 'Stand-in window', '')] : []),
    ]);
  }
}

function grey(width: number, height: number): Electron.NativeImage {
  const rgba = new Uint8Array(width * height * 4).fill(0x99);
  return NativeImage.createFromBuffer(encodePng({ width, height, rgba }));
}

export const desktopCapturer = new DesktopCapturer();
