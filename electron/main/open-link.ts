import { AppError } from '../../shared/errors/app-error.ts';
import type { ReplicaClient } from '../replica/client.ts';
import { answerOnce } from '../replica/answer-once.ts';

export interface OpenLinkParts {
  readonly replica: Pick<ReplicaClient, 'watch'>;
  /** Whether a website can be expected to open from here. */
  readonly isReachable: (address: string) => Promise<boolean>;
  /** Opens an address in the system's own browser. */
  readonly openOutside: (address: string) => Promise<void>;
}

/** What became of the wish: where the site cannot be reached, nothing was opened. */
export type OpenedLink = 'opened' | 'offline';

/**
 * Opens a passage of the school in the system's browser (clause P-1.5). The window names it by its id; its
 * address is looked up in the person's own replica, so that no page can have anything else opened.
 * @param isSure the person has read that the site cannot be reached from here, and wants it all the same
 * Throws AppError `linkGone` where the person has no such link or it leads to no website.
 */
export async function openLink(
  { link, isSure }: { readonly link: string; readonly isSure: boolean },
  parts: OpenLinkParts,
): Promise<OpenedLink> {
  const { own } = await answerOnce(parts.replica, 'school.links', {});
  const found = own.find(({ id }) => id === link);
  const address = found && websiteOf(found.url);
  if (!address) throw new AppError('linkGone');
  if (!isSure && !(await parts.isReachable(address))) return 'offline';
  await parts.openOutside(address);
  return 'opened';
}

/** The address as a browser reads it; undefined for all but plain websites without a user name. */
export function websiteOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isWebsite = url.protocol === 'https:' || url.protocol === 'http:';
  return isWebsite && url.username === '' && url.password === '' ? url.href : undefined;
}
