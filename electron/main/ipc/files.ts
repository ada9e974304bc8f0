import {
  FILE_ANSWERS,
  type FileRequest,
  type FileThreadRequestName,
} from '../../../shared/ipc/file-requests.ts';
import { parserOf } from '../../../shared/std/parse.ts';
import type { ReplicaClient } from '../../replica/client.ts';
import type { FileCopies } from '../files/file-copies.ts';
import type { AreaHandlers } from './handlers.ts';

export interface FileHandlerParts {
  readonly replica: Pick<ReplicaClient, 'command'>;
  readonly copies: Pick<FileCopies, 'saveAs' | 'open'>;
}

/** Putting a large file on the disk, or telling its digest, takes a slow computer a while. */
const TIMEOUT_MS = 300_000;

export function fileHandlers({ replica, copies }: FileHandlerParts): AreaHandlers<'files'> {
  const inThread = <N extends FileThreadRequestName>(name: N) => {
    const parse = parserOf(`${name} answer`, FILE_ANSWERS[name]);
    return async (data: FileRequest<N>) =>
      parse(await replica.command('files', { request: name, data }, TIMEOUT_MS));
  };
  return {
    'files.begin': inThread('files.begin'),
    'files.write': inThread('files.write'),
    'files.finish': inThread('files.finish'),
    'files.drop': inThread('files.drop'),
    'files.send': inThread('files.send'),
    'files.hold': inThread('files.hold'),
    'files.held': inThread('files.held'),
    'files.offer': inThread('files.offer'),
    'files.watch': inThread('files.watch'),
    'files.seen': inThread('files.seen'),
    'files.fetch': inThread('files.fetch'),
    'files.hurry': inThread('files.hurry'),
    'files.pause': inThread('files.pause'),
    'files.resume': inThread('files.resume'),
    'files.cancel': inThread('files.cancel'),
    'files.keep': inThread('files.keep'),
    'files.read': inThread('files.read'),
    'files.settings': inThread('files.settings'),
    'files.setSettings': inThread('files.setSettings'),
    'files.tidy': inThread('files.tidy'),
    'files.saveAs': ({ file }) => copies.saveAs(file),
    'files.open': ({ file }) => copies.open(file),
  };
}
