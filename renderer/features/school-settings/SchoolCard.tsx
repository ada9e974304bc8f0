import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { SCHOOL_TYPES, type SchoolBody, type SchoolType } from '../../../shared/schema/school.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LogoField } from '../first-run/LogoField.tsx';
import styles from './SettingsPane.module.css';

interface SchoolCardProps {
  readonly school: SchoolBody;
  readonly canEdit: boolean;
}

const FIELDS = ['title', 'locality', 'address', 'phone', 'email'] as const;
type Field = (typeof FIELDS)[number];
const LONGEST: Record<Field, number> = { title: 120, locality: 120, address: 200, phone: 40, email: 254 };

/** Name, place, contacts and type of the school: a form for administrators, words for everybody else. */
export function SchoolCard({ school, canEdit }: SchoolCardProps) {
  const { t } = useI18n();
  if (canEdit) return <SchoolForm key={JSON.stringify(school)} school={school} />;
  return (
    <dl className={styles.facts}>
      {FIELDS.filter((field) => (school[field] ?? '') !== '').map((field) => (
        <div key={field} className={styles.fact}>
          <dt>{t(`schoolSettings.${field}`)}</dt>
          <dd>{school[field]}</dd>
        </div>
      ))}
    </dl>
  );
}

function SchoolForm({ school }: { readonly school: SchoolBody }) {
  const { t } = useI18n();
  const edit = useCommand(bridge().school.act);
  const [draft, setDraft] = useState<Record<Field, string>>({
    title: school.title,
    locality: school.locality,
    address: school.address ?? '',
    phone: school.phone ?? '',
    email: school.email ?? '',
  });
  const [type, setType] = useState<SchoolType>(school.type);
  const changed = FIELDS.filter((field) => draft[field].trim() !== (school[field] ?? ''));
  const [logo, setLogo] = useState(school.logo ?? '');
  const hasNewLogo = logo !== (school.logo ?? '');
  const isChanged = changed.length > 0 || type !== school.type || hasNewLogo;
  const save = () => {
    const data: Record<string, string> = Object.fromEntries(
      changed.map((field) => [field, draft[field].trim()]),
    );
    if (type !== school.type) data.type = type;
    if (hasNewLogo) data.logo = logo;
    void edit.run({ action: 'school.edit', data, reason: '', clause: 'P-2.1(3)' });
  };
  return (
    <Form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && draft.title.trim() !== '') save();
      }}
    >
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t(`schoolSettings.${field}`)}
          value={draft[field]}
          maxLength={LONGEST[field]}
          error={field === 'title' && draft.title.trim() === '' ? t('schoolSettings.titleMissing') : ''}
          onChange={(value) => setDraft((before) => ({ ...before, [field]: value }))}
        />
      ))}
      <SelectField
        label={t('schoolSettings.type')}
        options={SCHOOL_TYPES.map((id) => ({ id, title: t(`create.type.${id}`) }))}
        value={type}
        onChange={(id) => setType(SCHOOL_TYPES.find((one) => one === id) ?? school.type)}
      />
      <LogoField value={logo} onChange={setLogo} />
      {edit.error ? <ErrorNote error={edit.error} /> : null}
      <div className={styles.actions}>
        <Button type="submit" look="primary" isDisabled={!isChanged} isPending={edit.isRunning}>
          {t('schoolSettings.save')}
        </Button>
      </div>
    </Form>
  );
}
