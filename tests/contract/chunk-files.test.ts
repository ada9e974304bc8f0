import { blobKeys as desktopKeys } from '../../electron/replica/files/blob-keys.ts';
import { FolderDisk as DesktopDisk } from '../../electron/replica/files/folder-disk.ts';
import { blobKeys as hubKeys } from '../../server/files/blob-keys.ts';
import { FolderDisk as HubDisk } from '../../server/files/folder-disk.ts';
import { runChunkFileContract } from './chunk-file-contract.ts';

runChunkFileContract('a hub', { disk: (folder) => new HubDisk(folder), keys: hubKeys });
runChunkFileContract('a desktop', { disk: (folder) => new DesktopDisk(folder), keys: desktopKeys });
