import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { MaterialView } from '../../../shared/replica/shelf/material-query.ts';
import type { ShelfRow } from '../../../shared/replica/shelf/shelves-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { focusFirstFault } from '../../ui/focus-fault.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FilesField } from './FilesField.tsx';
import { useFormFiles } from './form-files.ts';
import { shelfTitle } from './shelf-words.ts';
import styles from './Shelf.module.css';

interface MaterialFormProps {
  readonly shelves: readonly ShelfRow[];
  /** The material that is changed; a new one without it. */
  readonly material?: MaterialView;
  readonly onClose: () => void;
}

/** A material goes on a shelf, or is changed by its author. */
export function MaterialForm({ shelves, material, onClose }: MaterialFormProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const shelf = useCommand(bridge().school.shelf);
  const open = shelves.filter(({ canPlace }) => canPlace);
  const [on, setOn] = useState(material?.shelf ?? (open.length === 1 ? (open[0]?.id ?? '') : ''));
  const [title, setTitle] = useState(material?.title ?? '');
  const [topic, setTopic] = useState(material?.topic ?? '');
  const [source, setSource] = useState(material?.source ?? '');
  const [about, setAbout] = useState(material?.about ?? '');
  const files = useFormFiles(`material ${material?.id ?? ''}`, material?.fileRefs ?? []);
  const [isChecked, setIsChecked] = useState(false);
  const submit = async () => {
    setIsChecked(true);
    if (title.trim() === '' || on === '' || !files.isReady) return;
    const collected = await files.collect();
    if (!collected) return;
    const said = {
      title: title.trim(),
      topic: topic.trim(),
      source: source.trim(),
      about: about.trim(),
      files: collected,
    };
    const outcome = await shelf.run(
      material
        ? { what: 'changeMaterial', material: material.id, ...said }
        : { what: 'placeMaterial', shelf: on, ...said },
    );
    if (!outcome.ok) return;
    onClose();
    go({ to: 'material', material: outcome.value.id });
  };
  return (
    <Dialog title={t(material ? 'shelf.change' : 'shelf.add')} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          focusFirstFault(event.currentTarget);
          void submit();
        }}
      >
        {material ? null : (
          <SelectField
            label={t('shelf.form.shelf')}
            placeholder={t('shelf.form.pickShelf')}
            error={isChecked && on === '' ? t('shelf.fault.shelf') : ''}
            options={open.map((one) => ({ id: one.id, title: shelfTitle(one, t) }))}
            value={on}
            onChange={setOn}
          />
        )}
        <TextField
          label={t('shelf.form.title')}
          error={isChecked && title.trim() === '' ? t('shelf.fault.title') : ''}
          maxLength={200}
          value={title}
          onChange={setTitle}
        />
        <div className={styles.pair}>
          <TextField label={t('shelf.form.topic')} maxLength={120} value={topic} onChange={setTopic} />
          <TextField
            label={t('shelf.form.source')}
            hint={t('shelf.form.sourceHint')}
            maxLength={300}
            value={source}
            onChange={setSource}
          />
        </div>
        <TextAreaField
          label={t('shelf.form.about')}
          rows={6}
          maxLength={4000}
          value={about}
          onChange={setAbout}
        />
        <FilesField files={files} />
        {isChecked && !files.isReady ? <p className={styles.fault}>{t('shelf.fault.files')}</p> : null}
        {shelf.error ? <ErrorNote error={shelf.error} /> : null}
        <FormEnd
          submit={t(material ? 'shelf.save' : 'shelf.place')}
          isPending={shelf.isRunning}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
