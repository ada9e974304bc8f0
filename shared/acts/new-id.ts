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
