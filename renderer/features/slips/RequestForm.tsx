import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { SchoolView, SlipPreview } from '../../../shared/ipc/values.ts';
import type { MailProof } from '../../../shared/protocol/entry.ts';
import type { Role } from '../../../shared/schema/person.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { focusFirstFault } from '../../ui/focus-fault.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../entry/Form.module.css';
import { isNamed, NO_NAME, trimmedName } from './door.ts';
import { MailFields } from './MailFields.tsx';
import { NameFields } from './NameFields.tsx';
import { SlipPreviewCard } from './SlipPreviewCard.tsx';

/** What one can ask to be without a link; who leads the school is nobody's own wish. */
const ROLES: readonly Role[] = ['pupil', 'parent', 'teacher', 'staff'];

interface RequestFormProps {
  readonly entry: { readonly address: string; readonly code: string; readonly keyPin: string };
  /** What the link names; undefined without a link, or before the school was reached. */
  readonly link: SlipPreview | undefined;
  /** What the school says of itself; undefined with a link, or before the school was reached. */
  readonly school: SchoolView | undefined;
  readonly onDone: () => void;
}

/** A request to be let in; it is kept on this computer and goes when the school is reached. */
export function RequestForm({ entry, link, school, onDone }: RequestFormProps) {
  const { t } = useI18n();
  const toast = useToast();
  const ask = useCommand(bridge().entry.request);
  const [name, setName] = useState(NO_NAME);
  const [role, setRole] = useState<Role>('pupil');
  const [classroom, setClassroom] = useState('');
  const [note, setNote] = useState('');
  const [mail, setMail] = useState<MailProof>({ email: '', code: '' });
  const [isChecked, setIsChecked] = useState(false);
  const isByLink = entry.code !== '';
  const isFamily = role === 'pupil' || role === 'parent';
  const chosen = isFamily ? school?.classrooms.find(({ id }) => id === classroom) : undefined;
  const needsEmail = link?.needsEmail ?? (role === 'pupil' && chosen?.needsEmail === true);
  const lacksClass = !isByLink && isFamily && school !== undefined && !chosen;
  const submit = () => {
    setIsChecked(true);
    if (!isNamed(name) || lacksClass) return;
    const wish = { name: trimmedName(name), role: link?.roles[0] ?? role, classroom: chosen?.id ?? '' };
    const confirmed = { email: mail.email.trim(), code: mail.code };
    void ask.run({ ...entry, ...wish, note: note.trim(), mail: confirmed }).then((outcome) => {
      if (!outcome.ok) return;
      toast({ text: t(outcome.value.isSent ? 'ask.sent' : 'ask.kept') });
      onDone();
    });
  };
  return (
    <>
      {link ? <SlipPreviewCard preview={link} /> : null}
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          focusFirstFault(event.currentTarget);
          submit();
        }}
      >
        {link || school ? null : <p className={styles.quiet}>{t('ask.offline')}</p>}
        <NameFields name={name} isChecked={isChecked} onChange={setName} />
        {isByLink ? null : (
          <div className={styles.pair}>
            <SelectField
              label={t('ask.role')}
              options={ROLES.map((id) => ({ id, title: t(`role.${id}`) }))}
              value={role}
              onChange={(id) => setRole(ROLES.find((one) => one === id) ?? 'pupil')}
            />
            {isFamily && school ? (
              <SelectField
                label={t('ask.classroom')}
                hint={t('ask.classroomHint')}
                error={isChecked && lacksClass ? t('ask.required') : ''}
                placeholder={t('ask.required')}
                options={school.classrooms}
                value={classroom}
                onChange={setClassroom}
              />
            ) : null}
          </div>
        )}
        <TextField
          label={t('ask.note')}
          hint={t('ask.noteHint')}
          maxLength={300}
          value={note}
          onChange={setNote}
        />
        {needsEmail ? (
          <MailFields entry={entry} classroom={classroom} mail={mail} onChange={setMail} />
        ) : null}
        {ask.error ? <ErrorNote error={ask.error} /> : null}
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            isDisabled={needsEmail && mail.code.length !== 6}
            isPending={ask.isRunning}
          >
            {t('ask.send')}
          </Button>
        </div>
      </Form>
    </>
  );
}
