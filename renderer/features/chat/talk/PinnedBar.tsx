import { Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useQuery } from '../../../bridge/use-query.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { useTalk } from './talk-context.ts';
import styles from './PinnedBar.module.css';

/** What is pinned in the open chat, one at a time; each press leads to it and shows the one before. */
export function PinnedBar({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const pins = useQuery('pins', { chat });
  const talk = useTalk();
  const [turn, setTurn] = useState(0);
  const rows = pins.isReady ? pins.value : [];
  const index = rows.length === 0 ? 0 : turn % rows.length;
  const shown = rows[index];
  if (!shown) return null;
  const { message, authorName, text, canUnpin } = shown;
  return (
    <div className={styles.bar} role="region" aria-label={t('talk.pinned')}>
      <Button
        className={cx(styles.pinned)}
        onPress={() => {
          talk.goTo(message);
          setTurn(index + 1);
        }}
      >
        <Pin size="1.125rem" strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
        <span className={styles.words}>
          <span className={styles.name}>
            {rows.length > 1 ? t('talk.pinnedOf', { n: index + 1, count: rows.length }) : t('talk.pinned')}
            {authorName === '' ? '' : ` · ${authorName}`}
          </span>
          <span className={styles.text}>
            {text === '' ? t('talk.brief.missing') : text.replaceAll('\n', ' ')}
          </span>
        </span>
      </Button>
      {canUnpin ? (
        <IconButton
          label={t('talk.unpin')}
          icon={<PinOff size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => talk.pin(message, false)}
        />
      ) : null}
    </div>
  );
}
