import type { ReactNode, RefAttributes } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { cx } from './class-names.ts';
import styles from './Button.module.css';

interface ButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style'>, RefAttributes<HTMLButtonElement> {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly look?: 'primary' | 'quiet' | 'plain' | 'danger';
}

/** A button with a word on it, a verb. */
export function Button({
  children,
  icon,
  look = 'quiet',
  isPending = false,
  onPress,
  type,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      // While it works it keeps the focus and takes no second press.
      type={isPending ? 'button' : (type ?? 'button')}
      onPress={(event) => (isPending ? undefined : onPress?.(event))}
      className={cx(styles.button, styles[look], isPending && styles.pending)}
    >
      {icon}
      <span className={styles.label}>{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style'>, RefAttributes<HTMLButtonElement> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: 'plain' | 'primary';
}

/** A button that shows only a picture; its name is in the tooltip and for screen readers. */
export function IconButton({ label, icon, look = 'plain', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={600}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.button, styles.icon, styles[look])}>
        {icon}
      </AriaButton>
      <Tooltip className={cx(styles.tooltip)} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
