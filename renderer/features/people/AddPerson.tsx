import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { IpcRequest } from '../../../shared/ipc/channels.ts';
import type { Role } from '../../../shared/schema/person.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../entry/Form.module.css';

type NewPerson = IpcRequest<'people.add'>;
const ROLES: readonly Role[] = ['pupil', 'parent', 'teacher', 'staff', 'deputy', 'head', 'administrator'];
const EMPTY: NewPerson = { familyName: '', givenName: '', middleName: '', role: 'pupil', position: '' };

/** A person entered by hand. Whom a slip lets in is decided later, in the person's own pane. */
export function AddPerson() {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const close = () => go({ to: 'panel', panel: 'none' });
  return (
    <Dialog title={t('add.title')} isOpen={place.panel === 'addPerson'} onClose={close}>
      <AddForm onDone={close} />
    </Dialog>
  );
}

function AddForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const toast = useToast();
  const add = useCommand(bridge().people.add);
  const [person, setPerson] = useState(EMPTY);
  const [isChecked, setIsChecked] = useState(false);
  const set = (part: Partial<NewPerson>) => setPerson((before) => ({ ...before, ...part }));
  const missing = (value: string) => (isChecked && value.trim() === '' ? t('create.required') : '');
  const hasPosition = person.role !== 'pupil' && person.role !== 'parent';
  const submit = () => {
    setIsChecked(true);
    const trimmed: NewPerson = {
      familyName: person.familyName.trim(),
      givenName: person.givenName.trim(),
      middleName: person.middleName.trim(),
      role: person.role,
      position: hasPosition ? person.position.trim() : '',
    };
    if (trimmed.familyName === '' || trimmed.givenName === '') return;
    void add.run(trimmed).then((outcome) => {
      if (!outcome.ok) return;
      toast({ text: t('people.added', { name: `${trimmed.familyName} ${trimmed.givenName}` }) });
      onDone();
      go({ to: 'person', person: outcome.value.id });
    });
  };
  return (
    <Form
      className={styles.group ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles.quiet}>{t('add.line')}</p>
      <TextField
        label={t('add.familyName')}
        error={missing(person.familyName)}
        maxLength={60}
        autoFocus
        value={person.familyName}
        onChange={(familyName) => set({ familyName })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('add.givenName')}
          error={missing(person.givenName)}
          maxLength={60}
          value={person.givenName}
          onChange={(givenName) => set({ givenName })}
        />
        <TextField
          label={t('add.middleName')}
          hint={t('add.middleNameHint')}
          maxLength={60}
          value={person.middleName}
          onChange={(middleName) => set({ middleName })}
        />
      </div>
      <SelectField
        label={t('add.role')}
        options={ROLES.map((id) => ({ id, title: t(`role.${id}`) }))}
        value={person.role}
        onChange={(id) => set({ role: ROLES.find((role) => role === id) ?? 'pupil' })}
      />
      {hasPosition ? (
        <TextField
          label={t('add.position')}
          hint={t('add.positionHint')}
          maxLength={80}
          value={person.position}
          onChange={(position) => set({ position })}
        />
      ) : null}
      {add.error ? <ErrorNote error={add.error} /> : null}
      <div className={styles.actions}>
        <Button look="primary" type="submit" isPending={add.isRunning}>
          {t('add.submit')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
