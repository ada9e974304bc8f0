import { Send } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './Groups.module.css';

/** Below a channel in which one does not post: staff hand a text to the administrator (clause P-2.2(5)). */
export function SubmitText({ channel }: { readonly channel: string }) {
  const { t } = useI18n();
  const toast = useToast();
  const answer = useQuery('school.submissions', {});
  const submit = useCommand(bridge().replica.submitText);
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  if (!answer.isReady || !answer.value.channels.includes(channel)) return null;
  const send = async () => {
    if (!(await submit.run({ channel, text })).ok) return;
    setText('');
    setIsOpen(false);
    toast({ text: t('groups.submitted') });
  };
  const newest = answer.value.own.find((one) => one.channel === channel);
  const isTurnedDown = newest?.state === 'turnedDown';
  const begin = () => {
    if (isTurnedDown && text === '') setText(newest.text);
    setIsOpen(true);
  };
  return (
    <>
      {newest?.state === 'waiting' ? <p className={styles.quiet}>{t('groups.submissionWaits')}</p> : null}
      {isTurnedDown ? (
        <p className={styles.quiet}>{t('groups.submissionDown', { reason: newest.reason })}</p>
      ) : null}
      <Button onPress={begin}>{t(isTurnedDown ? 'groups.submitAgain' : 'groups.submit')}</Button>
      <Dialog title={t('groups.submitTitle')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <div className={styles.form}>
          <p className={styles.quiet}>{t('groups.submitHint')}</p>
          {submit.error ? <ErrorNote error={submit.error} /> : null}
          <TextAreaField
            label={t('groups.submitWords')}
            value={text}
            onChange={setText}
            maxLength={8000}
            rows={6}
          />
          <div className={styles.actions}>
            <Button onPress={() => setIsOpen(false)}>{t('common.cancel')}</Button>
            <Button
              look="primary"
              icon={<Send size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              isDisabled={text.trim() === ''}
              isPending={submit.isRunning}
              onPress={() => void send()}
            >
              {t('groups.submitNow')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
