import { ArrowLeft } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Capacity } from '../../../shared/permissions/capacities.ts';
import { rightsOfCapacity } from '../../../shared/permissions/rights.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { clauseWords } from '../../i18n/clause-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useIsNarrow } from '../../ui/layout.ts';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { pageTitle } from './find-pages.ts';
import { blocksOf, type TextBlock } from './help-text.ts';
import { HELP_TOPICS, type HelpPage, pageKey, type TopicId, topicsFor } from './help-topics.ts';
import { RightsList } from './RightsList.tsx';
import styles from './Help.module.css';

/** One page of the help. */
export function HelpArticle({ page }: { readonly page: HelpPage }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const isNarrow = useIsNarrow();
  const title = pageTitle(page, t);
  return (
    // Whoever has no mouse scrolls it by its keys.
    <main className={styles.pane} aria-label={title} tabIndex={0}>
      <article className={styles.page}>
        <header className={styles.head}>
          {isNarrow ? (
            <IconButton
              label={t('common.back')}
              icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => go({ to: 'list' })}
            />
          ) : null}
          <h2>{title}</h2>
        </header>
        <Content page={page} />
      </article>
    </main>
  );
}

function Content({ page }: { readonly page: HelpPage }) {
  switch (page.is) {
    case 'mine':
      return <Mine />;
    case 'role':
      return <OfRole capacity={page.capacity} />;
    case 'topic':
      return <Topic id={page.id} />;
  }
}

/** Everything that the reader may do, by the reader's own roles, classes and settings of the school. */
function Mine() {
  const { t, language } = useI18n();
  const answer = useQuery('school.rights', {});
  if (!answer.isReady) return <SkeletonRows count={8} />;
  const names = answer.value.capacities.map((capacity) => t(`capacity.${capacity}`));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  return (
    <>
      <p className={styles.quiet}>{t('can.you', { capacities: list })}</p>
      <p className={styles.quiet}>{t('can.line')}</p>
      <RightsList rights={answer.value.rights} />
    </>
  );
}

function OfRole({ capacity }: { readonly capacity: Capacity }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  return (
    <>
      <p>{t(`help.of.${capacity}`)}</p>
      <h3 className={styles.group}>{t('help.topics')}</h3>
      <ul className={styles.topics}>
        {topicsFor(capacity).map((id) => (
          <li key={id}>
            <AriaButton
              className={cx(styles.link)}
              onPress={() => go({ to: 'help', page: pageKey({ is: 'topic', id }) })}
            >
              {t(`help.${id}.title`)}
            </AriaButton>
          </li>
        ))}
      </ul>
      <h3 className={styles.group}>{t('help.can')}</h3>
      <p className={styles.quiet}>{t('help.canHint')}</p>
      <RightsList rights={rightsOfCapacity(capacity)} />
    </>
  );
}

function Topic({ id }: { readonly id: TopicId }) {
  const { t } = useI18n();
  const clause = HELP_TOPICS.find((topic) => topic.id === id)?.clause ?? '';
  return (
    <>
      {blocksOf(t(`help.${id}.text`)).map((block, n) => (
        // Blocks have no names, and never change their order.
        <Block key={n} block={block} />
      ))}
      <p className={styles.clause}>{t('help.clause', { clause: clauseWords(t, clause) })}</p>
    </>
  );
}

function Block({ block }: { readonly block: TextBlock }) {
  if (block.is === 'paragraph') return <p>{block.text}</p>;
  const List = block.is === 'list' ? 'ul' : 'ol';
  return (
    <List className={styles.points}>
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </List>
  );
}
