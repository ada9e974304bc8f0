import { memo } from 'react';
import { cx } from './class-names.ts';
import { hueClass } from './hue-class.ts';
import { chatInitials, personInitials } from './initials.ts';
import styles from './Avatar.module.css';

interface AvatarProps {
  readonly name: string;
  readonly of: 'person' | 'chat';
  readonly size?: 'small' | 'medium' | 'large' | 'huge';
  readonly isSpeaking?: boolean;
}

/**
 * Initials on a colour from the name. The name itself always stands beside it, so the initials are drawn
 * by the style sheet: they are neither read aloud nor found by a search for text.
 */
export const Avatar = memo(function Avatar({ name, of, size = 'medium', isSpeaking = false }: AvatarProps) {
  const initials = of === 'person' ? personInitials(name) : chatInitials(name);
  return (
    <span
      aria-hidden="true"
      data-initials={initials}
      className={cx(styles.avatar, styles[size], hueClass(name), isSpeaking && styles.speaking)}
    />
  );
});
