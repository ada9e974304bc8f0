import { Dialog } from 'react-aria-components/Dialog';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { ReactionBody } from '../../../../shared/schema/reaction.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import { SIGN_NAMES, SIGNS } from './signs.ts';
import styles from './SignPicker.module.css';

type Sign = ReactionBody['sign'];

interface SignPickerProps {
  /** The sign that one has left, '' for none. */
  readonly own: Sign;
  readonly onPick: (sign: Sign) => void;
}

/** The few signs that can be left under a message; the own one pressed again is taken away. */
export function SignPicker({ own, onPick }: SignPickerProps) {
  const { t } = useI18n();
  return (
    <Dialog className={cx(styles.signs)} aria-label={t('talk.react')}>
      {SIGN_NAMES.map((sign, index) => {
        const Icon = SIGNS[sign];
        return (
          <ToggleButton
            key={sign}
            className={cx(styles.sign)}
            aria-label={t(`talk.sign.${sign}`)}
            isSelected={sign === own}
            autoFocus={index === 0}
            onChange={() => onPick(sign === own ? '' : sign)}
          >
            <Icon size="1.375rem" strokeWidth={1.75} aria-hidden="true" />
            <span className={styles.words} aria-hidden="true">
              {t(`talk.sign.${sign}`)}
            </span>
          </ToggleButton>
        );
      })}
    </Dialog>
  );
}
