import { host } from '../host.ts';
import { options, StandinObject } from '../strict-object.ts';

const checkOpen = options<Electron.OpenExternalOptions>()('OpenExternalOptions', ['activate']);

/** Electron's shell: what would be opened is written into the journal, and nothing is. */
class Shell extends StandinObject<Electron.Shell> {
  static readonly apiName = 'shell';

  openExternal(url: string, openOptions?: Electron.OpenExternalOptions): Promise<void> {
    checkOpen(openOptions);
    host().journal.record('open-external', { url });
    return Promise.resolve();
  }

  openPath(path: string): Promise<string> {
    host().journal.record('open-path', { path });
    return Promise.resolve('');
  }

  showItemInFolder(path: string): void {
    host().journal.record('show-item-in-folder', { path });
  }
}

export const shell = new Shell();
