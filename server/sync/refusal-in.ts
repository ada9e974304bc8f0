import { AppError, type AppErrorData } from '../../shared/errors/app-error.ts';
import { ShapeError } from '../../shared/std/parse.ts';

/** Why a check said no; undefined where it did not. Throws what is no refusal. */
export function refusalIn(check: () => void): AppErrorData | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof ShapeError) return new AppError('badRequest', { details: error.message }).data;
    if (error instanceof AppError) return error.data;
    throw error;
  }
}
