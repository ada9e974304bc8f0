import { Check } from 'typebox/value';
import { fullAddress, WebAddress } from '../../../shared/schema/link.ts';

export interface LinkDraft {
  readonly title: string;
  readonly url: string;
  readonly roles: readonly string[];
}

export type LinkFaultKey = 'links.fault.title' | 'links.fault.url' | 'links.fault.roles';

/** What is wrong with a passage, by field; the address as the hub will read it. */
export function linkFaults({ title, url, roles }: LinkDraft): Partial<Record<keyof LinkDraft, LinkFaultKey>> {
  return {
    ...(title.trim() === '' ? { title: 'links.fault.title' } : {}),
    ...(Check(WebAddress, fullAddress(url)) ? {} : { url: 'links.fault.url' }),
    ...(roles.length === 0 ? { roles: 'links.fault.roles' } : {}),
  };
}
