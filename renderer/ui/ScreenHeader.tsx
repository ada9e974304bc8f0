import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import styles from './ScreenHeader.module.css';

interface ScreenHeaderProps {
  /** What the way back is called. */
  readonly back: string;
  readonly onBack: () => void;
  /** Title and facts; nothing until they are known. */
  readonly children?: ReactNode;
  /** What stands at the end of the line. */
  readonly end?: ReactNode;
}

/** The head of a screen that lies over the chats: the way back, what it is, and what can be done with it. */
export function ScreenHeader({ back, onBack, children, end }: ScreenHeaderProps) {
  return (
    <header className={styles.header}>
      <IconButton
        label={back}
        icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={onBack}
      />
      {children}
      {end}
    </header>
  );
}

export function ScreenTitle({ title, facts }: { readonly title: string; readonly facts: readonly string[] }) {
  return (
    <div className={styles.words}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </div>
  );
}
