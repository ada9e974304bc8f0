import type { Directory } from '../directory/directory.ts';
import { AppError } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { guardOf } from '../std/parse.ts';

const isStamp = guardOf(Stamp);

/**
 * Makes sure that something new can have this id: a stamp, so that nobody can take the id of something that
 * is found by its name, and one that stands for nothing yet. Throws AppError `badRequest`, `actTwice`.
 */
export function requireNewId(directory: Directory, id: string): void {
  if (!isStamp(id)) throw new AppError('badRequest');
  if (directory.find(id)) throw new AppError('actTwice');
}

/**
 * What an act comes to that would change nothing. A client may not have heard yet of what it has just done
 * itself, and takes it back: only a hub knows that there is nothing to do. Throws AppError `actTwice` there.
 */
export function nothingToDo(directory: Directory): readonly never[] {
  if (directory.knowsDevices) throw new AppError('actTwice');
  return [];
}
