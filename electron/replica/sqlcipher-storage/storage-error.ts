import { AppError } from '../../../shared/errors/app-error.ts';

/** What SQLCipher's complaint about a vault means for a person. Errors that are not its own pass unchanged. */
export function storageError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (error instanceof AppError || code === '') return error;
  const details = error instanceof Error ? error.message : String(error);
  if (/BUSY|LOCKED/.test(code)) return new AppError('vaultBusy', { details, isRetryable: true });
  if (/NOTADB|CORRUPT/.test(code)) return new AppError('vaultDamaged', { details });
  if (/FULL|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE)/.test(code)) {
    return new AppError('diskFull', { details, isRetryable: true });
  }
  if (/IOERR/.test(code)) return new AppError('vaultDamaged', { details });
  return new AppError('internal', { details });
}

/** SQLite's name of an error, '' for an error of someone else. */
export function sqliteCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  const { code } = error;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}
