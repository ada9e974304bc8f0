import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What of a window can be neither read nor reached by some, each with the places where it is so. */
export async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
