import { useMemo, useState } from 'react';
import type { InvitationRow } from '../../../shared/replica/school/invitations-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import type { ActDraft } from '../console/use-preview.ts';
import styles from './Invitations.module.css';

/** As many as one act annuls. */
const MOST = 500;

interface AnnulBarProps {
  readonly chosen: readonly InvitationRow[];
  readonly onClear: () => void;
}

/** What can be done with the slips that are chosen. It cannot be taken back, so it is asked first. */
export function AnnulBar({ chosen, onClear }: AnnulBarProps) {
  const { t } = useI18n();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.label')}>
      <span className={styles.barCount}>{t('invitations.chosen', { count: chosen.length })}</span>
      <Button look="danger" onPress={() => setIsAsking(true)}>
        {t('invitations.annul', { count: chosen.length })}
      </Button>
      <Button look="plain" onPress={onClear}>
        {t('bulk.clear')}
      </Button>
      {isAsking ? (
        <AnnulDialog slips={chosen.map(({ id }) => id)} onClose={() => setIsAsking(false)} onDone={onClear} />
      ) : null}
    </div>
  );
}

interface AnnulDialogProps {
  readonly slips: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function AnnulDialog({ slips, onClose, onDone }: AnnulDialogProps) {
  const { t } = useI18n();
  const acts = useMemo(() => annulActs(slips), [slips]);
  return (
    <ActDialog
      title={t('invitations.annulTitle', { count: slips.length })}
      submit={t('invitations.annulSubmit')}
      isOpen
      isDanger
      onClose={onClose}
      onDone={onDone}
      acts={acts}
      needsReason={false}
      done={t('invitations.annulled', { count: slips.length })}
    >
      <p>{t('invitations.annulPlain')}</p>
    </ActDialog>
  );
}

function annulActs(slips: readonly string[]): readonly ActDraft[] {
  return Array.from({ length: Math.ceil(slips.length / MOST) }, (_, part) => ({
    action: 'slips.annul',
    data: { slips: slips.slice(part * MOST, (part + 1) * MOST) },
    clause: 'P-2.1(12)',
  }));
}
