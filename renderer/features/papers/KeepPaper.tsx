import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { PickedPaper } from '../../../shared/ipc/paper-requests.ts';
import { PAPER_TYPES } from '../../../shared/schema/paper.ts';
import { newId } from '../../bridge/new-id.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { focusFirstFault } from '../../ui/focus-fault.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type PaperDraft, paperFaults } from './paper-faults.ts';
import styles from './PapersPane.module.css';

const EMPTY: PaperDraft = { title: '', type: 'order', number: '', date: '' };

/** Puts a paper on the shelf: its file goes to the hub first, then the act that names it. */
export function KeepPaper({ onClose }: { readonly onClose: () => void }) {
  const { t, formats } = useI18n();
  const choose = useCommand(bridge().papers.choose);
  const send = useCommand(bridge().papers.send);
  const keep = useCommand(bridge().school.act);
  const [id] = useState(newId);
  const [draft, setDraft] = useState(EMPTY);
  const [file, setFile] = useState<PickedPaper>();
  const [isPublic, setIsPublic] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const faults = isChecked ? paperFaults(draft, file !== undefined) : {};
  const change = (part: Partial<PaperDraft>) => setDraft((before) => ({ ...before, ...part }));
  const pick = async () => {
    const outcome = await choose.run({});
    if (outcome.ok && outcome.value) setFile(outcome.value);
  };
  const submit = async () => {
    setIsChecked(true);
    if (!file || Object.keys(paperFaults(draft, true)).length > 0) return;
    const sent = await send.run({ token: file.token });
    if (!sent.ok) return;
    const { title, number, type, date } = draft;
    const data = { ...sent.value, id, title: title.trim(), number: number.trim(), type, date, isPublic };
    const outcome = await keep.run({ action: 'papers.keep', data, reason: '', clause: 'O-3' });
    if (outcome.ok) onClose();
  };
  const error = choose.error ?? send.error ?? keep.error;
  return (
    <Dialog title={t('papers.add')} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          focusFirstFault(event.currentTarget);
          void submit();
        }}
      >
        <TextField
          label={t('papers.title')}
          error={faults.title ? t(faults.title) : ''}
          maxLength={200}
          autoFocus
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <SelectField
          label={t('papers.kind')}
          options={PAPER_TYPES.map((type) => ({ id: type, title: t(`papers.type.${type}`) }))}
          value={draft.type}
          onChange={(key) => change({ type: PAPER_TYPES.find((type) => type === key) ?? 'other' })}
        />
        <div className={styles.pair}>
          <TextField
            label={t('papers.numberField')}
            error={faults.number ? t(faults.number) : ''}
            maxLength={40}
            value={draft.number}
            onChange={(number) => change({ number })}
          />
          <DayField
            label={t('papers.date')}
            error={faults.date ? t(faults.date) : ''}
            value={draft.date}
            onChange={(date) => change({ date })}
          />
        </div>
        <div className={styles.file}>
          <FileUp size="1.375rem" strokeWidth={1.75} aria-hidden="true" />
          <div className={styles.words}>
            <span className={styles.title}>{file ? file.fileName : t('papers.file')}</span>
            <span className={styles.quiet}>
              {file ? formats.bytes(file.sizeBytes) : t('papers.fileHint')}
            </span>
            {faults.file ? (
              <span className={styles.fault} role="alert">
                {t(faults.file)}
              </span>
            ) : null}
          </div>
          <Button isPending={choose.isRunning} onPress={() => void pick()}>
            {t(file ? 'papers.otherFile' : 'papers.chooseFile')}
          </Button>
        </div>
        <label className={styles.check}>
          <input type="checkbox" checked={isPublic} onChange={(event) => setIsPublic(event.target.checked)} />
          <span>{t('papers.isPublic')}</span>
        </label>
        {error ? <ErrorNote error={error} /> : null}
        <div className={styles.end}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" isPending={send.isRunning || keep.isRunning}>
            {t('papers.keep')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
