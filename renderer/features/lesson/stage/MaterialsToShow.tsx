import { LibraryBig } from 'lucide-react';
import { useState } from 'react';
import type { MaterialRow } from '../../../../shared/replica/shelf/shelves-query.ts';
import type { FileRef } from '../../../../shared/schema/file-ref.ts';
import { viewOf } from '../../../../shared/files/file-type.ts';
import { useFileState } from '../../../bridge/file-states.ts';
import { ask } from '../../../bridge/use-command.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { Origin } from './prepare-exhibit.ts';
import styles from './Stage.module.css';

interface MaterialsToShowProps {
  readonly isBusy: boolean;
  readonly onChoose: (of: { readonly file: FileRef; readonly origin: Origin }) => void;
}

const MOST_ROWS = 40;
const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Materials of the shelves with something in them that can be shown. */
export function MaterialsToShow(props: MaterialsToShowProps) {
  const { t } = useI18n();
  const answer = useQuery('school.shelves', {});
  const [open, setOpen] = useState('');
  const rows = answer.isReady
    ? answer.value.materials.filter(({ files, isRemoved }) => files > 0 && !isRemoved)
    : [];
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('stage.fromShelves')}</h3>
      <ul className={styles.list}>
        {rows.slice(0, MOST_ROWS).map((row) => (
          <li key={row.id}>
            <MaterialLine
              row={row}
              isOpen={open === row.id}
              onToggle={() => setOpen(open === row.id ? '' : row.id)}
            />
            {open === row.id ? <Files {...props} material={row.id} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MaterialLine(props: {
  readonly row: MaterialRow;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const { row, isOpen, onToggle } = props;
  const { t } = useI18n();
  return (
    <div className={styles.row}>
      <LibraryBig {...ICON} />
      <span className={styles.rowWords}>
        <span className={styles.rowTitle}>{row.title}</span>
        <span className={styles.rowFacts}>{t(row.isVerified ? 'stage.verified' : 'stage.notVerified')}</span>
      </span>
      <Button
        look="plain"
        onPress={onToggle}
        aria-expanded={isOpen}
        aria-label={t('stage.filesOf', { title: row.title })}
      >
        {t('stage.files', { count: row.files })}
      </Button>
    </div>
  );
}

function Files({ material, isBusy, onChoose }: MaterialsToShowProps & { readonly material: string }) {
  const { t } = useI18n();
  const answer = useQuery('school.material', { material });
  if (!answer.isReady || !answer.value) return null;
  const { title, source, fileRefs } = answer.value;
  const shown = fileRefs.filter(({ type }) => type === 'application/pdf' || viewOf(type) !== '');
  if (shown.length === 0) return <p className={styles.hint}>{t('stage.nothingToShow')}</p>;
  return (
    <ul className={styles.files}>
      {shown.map((file) => (
        <FileToShow
          key={file.digest}
          document={material}
          file={file}
          isBusy={isBusy}
          onChoose={() => onChoose({ file, origin: { title, material, source, origin: file.digest } })}
        />
      ))}
    </ul>
  );
}

interface FileToShowProps {
  readonly document: string;
  readonly file: FileRef;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
}

function FileToShow({ document, file, isBusy, onChoose }: FileToShowProps) {
  const { t } = useI18n();
  const state = useFileState(file.digest);
  const isHere = state?.isHere === true;
  const isComing = state !== undefined && state.down !== '';
  return (
    <li className={styles.row}>
      <span className={styles.rowWords}>
        <span className={styles.rowTitle}>{file.name}</span>
        {isHere ? null : <span className={styles.rowFacts}>{t('stage.notHere')}</span>}
      </span>
      {isHere ? (
        <Button isDisabled={isBusy} onPress={onChoose} aria-label={t('stage.takeOf', { title: file.name })}>
          {t('stage.take')}
        </Button>
      ) : (
        <Button
          look="plain"
          isPending={isComing}
          onPress={() => void ask(bridge().files.hurry, { document, file })}
          aria-label={t('stage.fetchOf', { title: file.name })}
        >
          {t(isComing ? 'stage.fetching' : 'stage.fetch')}
        </Button>
      )}
    </li>
  );
}
