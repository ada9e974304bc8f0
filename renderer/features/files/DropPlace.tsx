import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { type Carried, carriedIn } from './carried.ts';
import styles from './Attachments.module.css';

interface DropPlaceProps {
  readonly onDrop: (carried: Carried) => void;
}

/** Files that are dragged over the window are taken wherever they are let go, unless a dialog stands above. */
export function DropPlace({ onDrop }: DropPlaceProps) {
  const { t } = useI18n();
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent(onDrop);
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const isBehind = () => Boolean(mark.current?.closest('[inert], [aria-hidden="true"]'));
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(!isBehind());
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      if (!isBehind()) take(carriedIn(event.dataTransfer));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <>
      <span ref={mark} hidden />
      {isOver ? <div className={styles.drop}>{t('files.drop')}</div> : null}
    </>
  );
}
