import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { MailForm, MailState } from '../../../shared/ipc/mail-calls.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { cleanForm, formOf, isFilledIn, SECURITIES, withHost, withSecurity } from './mail-form.ts';
import { MailCheck } from './MailCheck.tsx';
import styles from './SettingsPane.module.css';

interface MailFieldsProps {
  readonly state: MailState;
  readonly isLive: boolean;
  readonly onChanged: () => void;
}

/** The form of the mail server: tried as often as one likes, and in force once it is saved. */
export function MailFields({ state, isLive, onChanged }: MailFieldsProps) {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().school.ask);
  const [form, setForm] = useState<MailForm>(() => formOf(state));
  const set = (part: Partial<MailForm>) => setForm((before) => ({ ...before, ...part }));
  const canSend = isLive && isFilledIn(form);
  const put = (settings: MailForm | null, said: string) => {
    void save.run({ method: 'mail.set', data: { settings } }).then((outcome) => {
      if (!outcome.ok) return;
      toast({ text: said });
      onChanged();
    });
  };
  return (
    <Form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) put(cleanForm(form), t('mail.saved'));
      }}
    >
      <Server form={form} onChange={setForm} />
      <TextField
        label={t('mail.user')}
        hint={t('mail.userHint')}
        maxLength={200}
        value={form.user}
        onChange={(user) => set({ user })}
      />
      <TextField
        label={t('mail.password')}
        hint={t(state.hasPassword ? 'mail.passwordKept' : 'mail.passwordHint')}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={form.password}
        onChange={(password) => set({ password })}
      />
      <TextField
        label={t('mail.fromAddress')}
        type="email"
        maxLength={254}
        value={form.fromAddress}
        onChange={(fromAddress) => set({ fromAddress })}
      />
      <TextField
        label={t('mail.fromName')}
        hint={t('mail.fromNameHint')}
        maxLength={100}
        value={form.fromName}
        onChange={(fromName) => set({ fromName })}
      />
      <MailCheck
        form={cleanForm(form)}
        canCheck={canSend}
        onPin={(certificateSha256) => set({ certificateSha256 })}
      />
      {save.error ? <ErrorNote error={save.error} /> : null}
      <div className={styles.actions}>
        <Button type="submit" look="primary" isDisabled={!canSend} isPending={save.isRunning}>
          {t('schoolSettings.save')}
        </Button>
        {state.settings ? <EndMail isDisabled={!isLive} onEnd={() => put(null, t('mail.ended'))} /> : null}
      </div>
    </Form>
  );
}

interface ServerProps {
  readonly form: MailForm;
  readonly onChange: (form: MailForm) => void;
}

function Server({ form, onChange }: ServerProps) {
  const { t } = useI18n();
  const isPort = form.port >= 1 && form.port <= 65_535;
  return (
    <>
      <TextField
        label={t('mail.host')}
        hint={t('mail.hostHint')}
        maxLength={253}
        value={form.host}
        onChange={(host) => onChange(withHost(form, host))}
      />
      <SelectField
        label={t('mail.security')}
        options={SECURITIES.map((id) => ({ id, title: t(`mail.security.${id}`) }))}
        value={form.security}
        onChange={(id) => onChange(withSecurity(form, SECURITIES.find((one) => one === id) ?? 'tls'))}
      />
      <TextField
        label={t('mail.port')}
        inputMode="numeric"
        maxLength={5}
        error={isPort ? undefined : t('mail.portWrong')}
        value={form.port === 0 ? '' : String(form.port)}
        onChange={(text) =>
          onChange({ ...form, port: Number.parseInt(text.replaceAll(/\D/gu, ''), 10) || 0 })
        }
      />
    </>
  );
}

/** The password is gone with it, so it is asked first. */
function EndMail({ isDisabled, onEnd }: { readonly isDisabled: boolean; readonly onEnd: () => void }) {
  const { t } = useI18n();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button look="plain" isDisabled={isDisabled} onPress={() => setIsAsking(true)}>
        {t('mail.end')}
      </Button>
      <ConfirmDialog
        title={t('mail.endTitle')}
        text={t('mail.endText')}
        confirm={t('mail.end')}
        cancel={t('common.cancel')}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          onEnd();
        }}
      />
    </>
  );
}
