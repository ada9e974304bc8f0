import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { IpcRequest } from '../../../shared/ipc/channels.ts';
import type { SchoolType } from '../../../shared/schema/school.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { StepPage } from './StepPage.tsx';
import styles from './Form.module.css';

type NewSchool = IpcRequest<'entry.createSchool'>;
const TYPES: readonly SchoolType[] = ['general', 'vocational', 'additional'];
const EMPTY: NewSchool = {
  title: '',
  locality: '',
  type: 'general',
  administrator: { familyName: '', givenName: '', middleName: '' },
};

/** A new school on this computer, with its first administrator. */
export function CreateSchool({ onBack }: { readonly onBack: () => void }) {
  const { t } = useI18n();
  const create = useCommand(bridge().entry.createSchool);
  const [school, setSchool] = useState(EMPTY);
  const [isChecked, setIsChecked] = useState(false);
  const { administrator } = school;
  const set = (part: Partial<NewSchool>) => setSchool((before) => ({ ...before, ...part }));
  const setName = (part: Partial<NewSchool['administrator']>) =>
    set({ administrator: { ...administrator, ...part } });
  const missing = (value: string) => (isChecked && value.trim() === '' ? t('create.required') : '');
  const submit = () => {
    setIsChecked(true);
    const trimmed = trimSchool(school);
    const { familyName, givenName } = trimmed.administrator;
    if (trimmed.title === '' || familyName === '' || givenName === '') return;
    void create.run(trimmed);
  };
  return (
    <StepPage title={t('create.title')} line={t('create.line')} onBack={onBack}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('create.schoolTitle')}
          hint={t('create.schoolTitleHint')}
          error={missing(school.title)}
          maxLength={120}
          autoFocus
          value={school.title}
          onChange={(title) => set({ title })}
        />
        <TextField
          label={t('create.locality')}
          maxLength={120}
          value={school.locality}
          onChange={(locality) => set({ locality })}
        />
        <SelectField
          label={t('create.type')}
          options={TYPES.map((id) => ({ id, title: t(`create.type.${id}`) }))}
          value={school.type}
          onChange={(id) => set({ type: TYPES.find((type) => type === id) ?? 'general' })}
        />
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('create.administrator')}</legend>
          <TextField
            label={t('add.familyName')}
            error={missing(administrator.familyName)}
            maxLength={60}
            value={administrator.familyName}
            onChange={(familyName) => setName({ familyName })}
          />
          <div className={styles.pair}>
            <TextField
              label={t('add.givenName')}
              error={missing(administrator.givenName)}
              maxLength={60}
              value={administrator.givenName}
              onChange={(givenName) => setName({ givenName })}
            />
            <TextField
              label={t('add.middleName')}
              hint={t('add.middleNameHint')}
              maxLength={60}
              value={administrator.middleName}
              onChange={(middleName) => setName({ middleName })}
            />
          </div>
        </fieldset>
        {create.error ? <ErrorNote error={create.error} /> : null}
        <div className={styles.actions}>
          <Button look="primary" type="submit" isPending={create.isRunning}>
            {t('create.submit')}
          </Button>
        </div>
      </Form>
    </StepPage>
  );
}

function trimSchool(school: NewSchool): NewSchool {
  const { familyName, givenName, middleName } = school.administrator;
  return {
    ...school,
    title: school.title.trim(),
    locality: school.locality.trim(),
    administrator: {
      familyName: familyName.trim(),
      givenName: givenName.trim(),
      middleName: middleName.trim(),
    },
  };
}
