import { basename } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { RosterPreview } from '../../../shared/ipc/values.ts';
import type { EntryParts } from './entry-parts.ts';

/** The rosters picked since the start: the window names them by tokens and never learns or says a path. */
export class PickedRosters {
  readonly #parts: Pick<EntryParts, 'hub' | 'folders' | 'pickRoster' | 'newToken'>;
  readonly #paths = new Map<string, string>();

  constructor(parts: Pick<EntryParts, 'hub' | 'folders' | 'pickRoster' | 'newToken'>) {
    this.#parts = parts;
  }

  /** Lets the person pick a roster and tells what is in it; undefined when they changed their mind. */
  async pick(what: 'folder' | 'zip'): Promise<RosterPreview | undefined> {
    const path = await this.#parts.pickRoster(what);
    if (path === undefined) return undefined;
    await this.#parts.hub.start(this.#parts.folders.schoolHub);
    const preview = await this.#parts.hub.control('roster.preview', { path });
    const token = this.#parts.newToken();
    this.#paths.set(token, path);
    return { ...preview, source: basename(path), token };
  }

  pathOf(token: string): string {
    const path = this.#paths.get(token);
    if (path === undefined) throw new AppError('notFound', { details: 'the roster was not picked' });
    return path;
  }
}
