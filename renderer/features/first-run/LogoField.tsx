import { ImagePlus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { shrinkPicture } from './shrink-picture.ts';
import styles from './FirstRun.module.css';

interface LogoFieldProps {
  readonly value: string;
  readonly onChange: (logo: string) => void;
}

/** The school's picture, made small before it goes anywhere. */
export function LogoField({ value, onChange }: LogoFieldProps) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const logo = await shrinkPicture(file);
    setHasFailed(logo === undefined);
    if (logo !== undefined) onChange(logo);
  };
  return (
    <div className={styles.logo}>
      <span className={styles.logoPlace}>
        {value === '' ? (
          <ImagePlus size="1.5rem" strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <img src={value} alt={t('first.logo')} />
        )}
      </span>
      <div className={styles.logoWords}>
        <span className={styles.label}>{t('first.logo')}</span>
        <span className={styles.hint} role={hasFailed ? 'alert' : undefined}>
          {t(hasFailed ? 'first.logoBad' : 'first.logoHint')}
        </span>
        <span className={styles.row}>
          <Button onPress={() => input.current?.click()}>
            {t(value === '' ? 'first.logoChoose' : 'first.logoOther')}
          </Button>
          {value === '' ? null : (
            <Button
              look="plain"
              icon={<Trash2 size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => onChange('')}
            >
              {t('first.logoRemove')}
            </Button>
          )}
        </span>
        <input
          ref={input}
          className={styles.hiddenInput}
          type="file"
          accept="image/png,image/jpeg"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </div>
  );
}
