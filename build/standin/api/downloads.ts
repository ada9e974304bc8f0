import { join } from 'node:path';
import type { OpenedPage } from '../chromium/browser.ts';
import type { Session as RootSession } from '../chromium/connection.ts';
import type { Payload } from '../chromium/protocol.ts';
import { host } from '../host.ts';
import { face } from '../strict-object.ts';
import { dialog } from './dialog.ts';
import { advance, DownloadItem } from './download-item.ts';
import { eventWith } from './electron-event.ts';
import { rulesOf, Session } from './session.ts';

type Started = Payload<'Browser.downloadWillBegin'>;

const watched = new Map<string, (started: Started) => DownloadItem>();
const items = new Map<string, DownloadItem>();
let isListening = false;

// Chromium reports downloads to the browser's session alone, with the frame that began them.
function listen(root: RootSession): void {
  if (isListening) return;
  isListening = true;
  root.on('Browser.downloadWillBegin', (started) => {
    const begin = watched.get(started.frameId);
    if (begin) items.set(started.guid, begin(started));
  });
  root.on('Browser.downloadProgress', (progress) => {
    const item = items.get(progress.guid);
    if (item) advance(item, progress);
    if (progress.state !== 'inProgress') items.delete(progress.guid);
  });
}

/** Lets main decide about what a page downloads: will-download first, then the save dialog. */
export async function watchDownloads(page: OpenedPage, contents: Electron.WebContents): Promise<void> {
  const browser = await host().browser;
  const session = contents.session;
  if (!(session instanceof Session)) return;
  const downloadPath = browser.downloadFolder;
  const browserContextId = await browser.context(rulesOf(session).partition);
  listen(browser.root);
  browser.root.tell('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath,
    eventsEnabled: true,
    ...(browserContextId && { browserContextId }),
  });
  void page.session.ended.promise.then(() => watched.delete(page.targetId));
  watched.set(page.targetId, ({ guid, url, suggestedFilename }) => {
    const item = new DownloadItem({
      url: host().schemes.toApp(url),
      filename: suggestedFilename,
      temporaryPath: join(downloadPath, guid),
      cancel: () => browser.root.tell('Browser.cancelDownload', { guid }),
    });
    const event = eventWith({});
    session.emit('will-download', event, face<Electron.DownloadItem>(item), contents, contents.mainFrame);
    if (event.defaultPrevented) item.cancel();
    else if (!item.savePath) void askWhere(item);
    return item;
  });
}

async function askWhere(item: DownloadItem): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: item.getFilename() });
  if (canceled) item.cancel();
  else item.setSavePath(filePath);
}
