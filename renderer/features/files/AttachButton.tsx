import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import styles from './Attachments.module.css';

interface AttachButtonProps {
  readonly onPick: (files: readonly File[]) => void;
}

/** Lets a person pick files of this computer. */
export function AttachButton({ onPick }: AttachButtonProps) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t('files.attach')}
        icon={<Paperclip size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => input.current?.click()}
      />
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
