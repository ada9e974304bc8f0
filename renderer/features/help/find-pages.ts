import { type Right, rightsOfCapacity } from '../../../shared/permissions/rights.ts';
import { askedWords, holds } from '../../../shared/search/search-words.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import type { Translate } from '../../i18n/translator.ts';
import { type HelpPage } from './help-topics.ts';

/** The pages with every word that was typed, those with all of them in the title first. */
export function findPages(pages: readonly HelpPage[], typed: string, t: Translate): readonly HelpPage[] {
  const asked = askedWords(typed);
  if (asked.length === 0) return pages;
  const isIn = (text: string) => holds(asked, wordsOf(text));
  const inTitle = pages.filter((page) => isIn(pageTitle(page, t)));
  const inText = pages.filter(
    (page) => !inTitle.includes(page) && isIn(`${pageTitle(page, t)} ${pageText(page, t)}`),
  );
  return [...inTitle, ...inText];
}

/** The pages with every word that was typed in the title; none where nothing was typed. */
export function pagesTitled(pages: readonly HelpPage[], typed: string, t: Translate): readonly HelpPage[] {
  const asked = askedWords(typed);
  return asked.length === 0 ? [] : pages.filter((page) => holds(asked, wordsOf(pageTitle(page, t))));
}

export function pageTitle(page: HelpPage, t: Translate): string {
  switch (page.is) {
    case 'mine':
      return t('can.title');
    case 'role':
      return t(`help.role.${page.capacity}`);
    case 'topic':
      return t(`help.${page.id}.title`);
  }
}

/** Everything that can be found in a page besides its title; of what one may do, each reader has another list. */
function pageText(page: HelpPage, t: Translate): string {
  switch (page.is) {
    case 'mine':
      return '';
    case 'role':
      return [
        t(`help.of.${page.capacity}`),
        ...rightsOfCapacity(page.capacity).map((right) => deed(right, t)),
      ].join(' ');
    case 'topic':
      return t(`help.${page.id}.text`);
  }
}

function deed({ action }: Right, t: Translate): string {
  return t(`can.do.${action}`);
}
