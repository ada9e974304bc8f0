import { FileText, X } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { AttachButton } from '../files/AttachButton.tsx';
import { AttachmentStrip } from '../files/AttachmentStrip.tsx';
import type { FormFiles } from './form-files.ts';
import styles from './Shelf.module.css';

/** The files of a material or an order: those that it has, and those that come to it. */
export function FilesField({ files }: { readonly files: FormFiles }) {
  const { t, formats } = useI18n();
  return (
    <fieldset className={styles.files}>
      <legend className={styles.label}>{t('shelf.files')}</legend>
      {files.held.map(({ digest, name, sizeBytes }) => (
        <div key={digest} className={styles.held}>
          <FileText size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.words}>
            <span className={styles.name}>{name}</span>
            <span className={styles.what}>{formats.bytes(sizeBytes)}</span>
          </span>
          <IconButton
            label={t('files.detach', { name })}
            icon={<X size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => files.drop(digest)}
          />
        </div>
      ))}
      <AttachmentStrip
        all={files.attachments.all}
        isAtNight={files.isAtNight}
        onAtNight={files.setIsAtNight}
        onRemove={files.detach}
      />
      <div className={styles.actions}>
        <AttachButton onPick={files.attach} />
        <span className={styles.quiet}>{t('shelf.filesHint')}</span>
      </div>
    </fieldset>
  );
}
