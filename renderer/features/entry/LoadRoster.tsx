import { FileArchive, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { RosterPreview } from '../../../shared/ipc/values.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { RosterReport } from './RosterReport.tsx';
import { StepPage } from './StepPage.tsx';
import styles from './Form.module.css';

/** The school's lists: chosen, shown as a preview, and only then loaded. */
export function LoadRoster({ onBack }: { readonly onBack: () => void }) {
  const { t } = useI18n();
  const choose = useCommand(bridge().entry.chooseRoster);
  const [preview, setPreview] = useState<RosterPreview>();
  const pick = (what: 'folder' | 'zip') => {
    void choose.run({ what }).then((outcome) => {
      if (outcome.ok && outcome.value) setPreview(outcome.value);
    });
  };
  return (
    <StepPage title={t('roster.title')} line={t('roster.line')} onBack={onBack} isWide={Boolean(preview)}>
      {choose.error ? <ErrorNote error={choose.error} /> : null}
      {preview ? (
        <RosterReport key={preview.token} preview={preview} onOther={() => setPreview(undefined)} />
      ) : (
        <div className={styles.card}>
          <p>{t('roster.format')}</p>
          <div className={styles.actions}>
            <Button
              look="primary"
              icon={<FolderOpen size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              isPending={choose.isRunning}
              onPress={() => pick('folder')}
            >
              {t('roster.folder')}
            </Button>
            <Button
              icon={<FileArchive size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              isPending={choose.isRunning}
              onPress={() => pick('zip')}
            >
              {t('roster.zip')}
            </Button>
          </div>
        </div>
      )}
    </StepPage>
  );
}
