import type { BriefView, ReplyView } from '../../../../shared/replica/talk/talk-views.ts';
import { Button } from 'react-aria-components/Button';
import { useI18n } from '../../../i18n/I18n.tsx';
import type { Translate } from '../../../i18n/translator.ts';
import { cx } from '../../../ui/class-names.ts';
import { useTalk } from './talk-context.ts';
import styles from './ReplyPart.module.css';

/** What a message answers; pressed, it leads there. */
export function ReplyPart({ reply }: { readonly reply: ReplyView }) {
  const { t } = useI18n();
  const { goTo } = useTalk();
  const isQuote = reply.quote !== '';
  const words = isQuote ? reply.quote.replaceAll('\n', ' ') : briefWords(reply, t);
  return (
    <Button
      className={cx(styles.reply)}
      aria-label={[t(isQuote ? 'talk.quoteOf' : 'talk.replyTo'), reply.authorName, words]
        .filter(Boolean)
        .join(' ')}
      isDisabled={reply.state === 'gone'}
      onPress={() => goTo(reply.id)}
    >
      {reply.authorName === '' ? null : <span className={styles.name}>{reply.authorName}</span>}{' '}
      <span className={cx(styles.words, isQuote ? styles.quote : reply.state !== 'here' && styles.without)}>
        {words}
      </span>
    </Button>
  );
}

/** How something begins, or why it is not shown. */
export function briefWords({ state, text }: BriefView, t: Translate): string {
  if (state !== 'here') return t(`talk.brief.${state}`);
  return text === '' ? t('talk.brief.file') : text.replaceAll('\n', ' ');
}
