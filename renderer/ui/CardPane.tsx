import { ArrowLeft, FileQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { IconButton } from './Button.tsx';
import styles from './CardPane.module.css';
import { EmptyPlace } from './EmptyPlace.tsx';
import { useIsNarrow } from './layout.ts';
import { SkeletonRows } from './Skeleton.tsx';

interface CardPaneProps<V> {
  readonly label: string;
  readonly answer: { readonly isReady: false } | { readonly isReady: true; readonly value: V | undefined };
  /** What is said where there is no such thing any more. */
  readonly gone: { readonly title: string; readonly hint: string };
  readonly onBack: () => void;
  readonly children: (value: V) => ReactNode;
}

/** The pane beside a list with what was chosen there, on cards. */
export function CardPane<V>({ label, answer, gone, onBack, children }: CardPaneProps<V>) {
  const { t } = useI18n();
  const isNarrow = useIsNarrow();
  return (
    <main className={styles.pane} aria-label={label}>
      {isNarrow ? (
        <IconButton
          label={t('common.back')}
          icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={onBack}
        />
      ) : null}
      {!answer.isReady ? (
        <SkeletonRows count={4} />
      ) : answer.value === undefined ? (
        <EmptyPlace icon={<FileQuestion size="1.75rem" strokeWidth={1.75} />} {...gone} />
      ) : (
        children(answer.value)
      )}
    </main>
  );
}
