import { ArrowDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import styles from './StreamList.module.css';

/** As far as unread ones are counted. */
const MOST_COUNTED = 99;

interface ToEndProps {
  readonly newCount: number;
  readonly onPress: () => void;
}

/** The way to the end of the stream, with how much is new there. */
export function ToEnd({ newCount, onPress }: ToEndProps) {
  const { t } = useI18n();
  const hasNew = newCount > 0;
  return (
    <Button
      className={cx(styles.toEnd, hasNew && styles.toNew)}
      aria-label={hasNew ? t('chat.toNewestCount', { count: newCount }) : t('chat.toNewest')}
      onPress={onPress}
    >
      <ArrowDown size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      {hasNew ? (
        <span aria-hidden="true">
          {newCount > MOST_COUNTED
            ? t('stream.manyNew', { count: MOST_COUNTED })
            : t('stream.new', { count: newCount })}
        </span>
      ) : null}
    </Button>
  );
}
