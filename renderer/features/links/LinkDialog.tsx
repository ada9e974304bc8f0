import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { LinkRow } from '../../../shared/replica/school/links-query.ts';
import { fullAddress } from '../../../shared/schema/link.ts';
import { ROLES } from '../../../shared/schema/person.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { linkFaults } from './link-faults.ts';
import styles from './LinkSettings.module.css';

interface LinkDialogProps {
  readonly link: LinkRow;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** One passage: where it leads, and for whom it is. */
export function LinkDialog({ link, isNew, onClose }: LinkDialogProps) {
  const { t } = useI18n();
  const set = useCommand(bridge().school.act);
  const [draft, setDraft] = useState(link);
  const [isChecked, setIsChecked] = useState(false);
  const faults = isChecked ? linkFaults(draft) : {};
  const change = (part: Partial<LinkRow>) => setDraft((before) => ({ ...before, ...part }));
  const save = async (isWithdrawn: boolean) => {
    setIsChecked(true);
    if (Object.keys(linkFaults(draft)).length > 0) return;
    const { id, title, hint, url, roles } = draft;
    const data = { id, title: title.trim(), hint: hint.trim(), url: fullAddress(url), roles, isWithdrawn };
    const outcome = await set.run({ action: 'links.set', data, reason: '', clause: 'P-1.5' });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={t(isNew ? 'links.add' : 'links.change')} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <TextField
          label={t('links.title')}
          hint={t('links.titleHint')}
          error={faults.title ? t(faults.title) : ''}
          maxLength={120}
          autoFocus
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <TextField
          label={t('links.url')}
          hint={t('links.urlHint')}
          error={faults.url ? t(faults.url) : ''}
          maxLength={500}
          value={draft.url}
          onChange={(url) => change({ url })}
        />
        <TextField
          label={t('links.hint')}
          maxLength={200}
          value={draft.hint}
          onChange={(hint) => change({ hint })}
        />
        <fieldset className={styles.roles}>
          <legend>{t('links.roles')}</legend>
          {ROLES.map((role) => (
            <label key={role} className={styles.role}>
              <input
                type="checkbox"
                checked={draft.roles.includes(role)}
                onChange={(event) =>
                  change({
                    roles: event.target.checked
                      ? [...draft.roles, role]
                      : draft.roles.filter((one) => one !== role),
                  })
                }
              />
              <span>{t(`role.${role}`)}</span>
            </label>
          ))}
        </fieldset>
        {faults.roles ? (
          <p className={styles.fault} role="alert">
            {t(faults.roles)}
          </p>
        ) : null}
        {set.error ? <ErrorNote error={set.error} /> : null}
        <div className={styles.actions}>
          {isNew ? null : (
            <Button look="danger" isPending={set.isRunning} onPress={() => void save(true)}>
              {t('links.withdraw')}
            </Button>
          )}
          <span className={styles.space} />
          <Button look="primary" type="submit" isPending={set.isRunning}>
            {t('links.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
