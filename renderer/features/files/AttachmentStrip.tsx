import { X } from 'lucide-react';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import type { Attachment } from './attachment-keeper.ts';
import { thumbAddress } from './FileLine.tsx';
import styles from './Attachments.module.css';

/** From so much on it is worth asking whether it should go at night. */
const LARGE_BYTES = 5_000_000;

interface AttachmentStripProps {
  readonly all: readonly Attachment[];
  readonly isAtNight: boolean;
  readonly onAtNight: (isAtNight: boolean) => void;
  readonly onRemove: (key: number) => void;
}

/** The files that will go with the message that is being written. */
export function AttachmentStrip({ all, isAtNight, onAtNight, onRemove }: AttachmentStripProps) {
  const { t, formats } = useI18n();
  if (all.length === 0) return null;
  const total = all.reduce((bytes, { sizeBytes, error }) => bytes + (error ? 0 : sizeBytes), 0);
  return (
    <div className={styles.strip}>
      <ul className={styles.items} aria-label={t('files.attached')}>
        {all.map((one) => (
          <Item key={one.key} one={one} onRemove={() => onRemove(one.key)} />
        ))}
      </ul>
      {total >= LARGE_BYTES ? (
        <div className={styles.large}>
          <span>{t('files.total', { size: formats.bytes(total) })}</span>
          <Checkbox className={cx(styles.night)} isSelected={isAtNight} onChange={onAtNight}>
            <span className={styles.box} aria-hidden="true" />
            {t('files.sendAtNight')}
          </Checkbox>
        </div>
      ) : null}
    </div>
  );
}

interface NamedStripProps {
  readonly files: readonly FileRef[];
  readonly onRemove: (digest: string) => void;
}

/** The files that a document names already, to be taken out of it. */
export function NamedStrip({ files, onRemove }: NamedStripProps) {
  const { t, formats } = useI18n();
  if (files.length === 0) return null;
  return (
    <ul className={styles.items} aria-label={t('files.named')}>
      {files.map(({ digest, name, sizeBytes }) => (
        <li key={digest} className={styles.attachment}>
          <span className={styles.words}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            <span className={styles.about}>{formats.bytes(sizeBytes)}</span>
          </span>
          <IconButton
            label={t('files.detach', { name })}
            icon={<X size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => onRemove(digest)}
          />
        </li>
      ))}
    </ul>
  );
}

function Item({ one, onRemove }: { readonly one: Attachment; readonly onRemove: () => void }) {
  const { t, formats } = useI18n();
  const thumb = one.ready?.thumb ?? '';
  const preparing = t('files.preparing', { percent: Math.round(one.share * 100) });
  const isPreparing = !one.ready && !one.error;
  return (
    <li className={cx(styles.attachment, one.error && styles.failed)}>
      {thumb === '' ? null : <img className={styles.thumb} src={thumbAddress(thumb)} alt="" />}
      <span className={styles.words}>
        <span className={styles.name} title={one.name}>
          {one.ready?.file.name ?? one.name}
        </span>
        <span className={styles.about} role={one.error ? 'alert' : undefined}>
          {one.error ? t(`error.${one.error.code}`) : null}
          {isPreparing ? preparing : null}
          {one.ready ? formats.bytes(one.sizeBytes) : null}
        </span>
        {isPreparing ? <ProgressLine label={one.name} done={one.share} total={1} words={preparing} /> : null}
      </span>
      <IconButton
        label={t('files.detach', { name: one.name })}
        icon={<X size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={onRemove}
      />
    </li>
  );
}
