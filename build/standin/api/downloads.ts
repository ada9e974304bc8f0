import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { host } from '../host.ts';
import { face } from '../strict-object.ts';
import { advance, DownloadItem } from './download-item.ts';
import { eventWith } from './electron-event.ts';
import { dialog } from './dialog.ts';
import { Session } from './session.ts';
import type { OpenedPage } from '../chromium/browser.ts';

let folder: string | undefined;

/** Where downloads lie until main has said where they go. */
function temporaryFolder(): string {
  if (folder) return folder;
  const made = mkdtempSync(join(tmpdir(), 'zvonok-standin-downloads-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}

/** Lets main decide about what a page downloads: will-download first, then the save dialog. */
export async function watchDownloads(page: OpenedPage, contents: Electron.WebContents): Promise<void> {
  const browser = await host().browser;
  const session = contents.session;
  if (!(session instanceof Session)) return;
  const items = new Map<string, DownloadItem>();
  const downloadPath = temporaryFolder();
  page.session.tell('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath, eventsEnabled: true });
  page.session.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    const item = new DownloadItem({
      url: host().schemes.toApp(url),
      filename: suggestedFilename,
      temporaryPath: join(downloadPath, guid),
      cancel: () => browser.root.tell('Browser.cancelDownload', { guid }),
    });
    items.set(guid, item);
    const event = eventWith({});
    session.emit('will-download', event, face<Electron.DownloadItem>(item), contents, contents.mainFrame);
    if (event.defaultPrevented) item.cancel();
    else if (!item.savePath) void askWhere(item);
  });
  page.session.on('Browser.downloadProgress', ({ guid, receivedBytes, totalBytes, state }) => {
    const item = items.get(guid);
    if (item) advance(item, { receivedBytes, totalBytes, state });
  });
}

async function askWhere(item: DownloadItem): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: item.getFilename() });
  if (canceled) item.cancel();
  else item.setSavePath(filePath);
}
