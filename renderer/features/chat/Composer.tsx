import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import type { ChatTemplate } from '../../../shared/schema/chat.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { roomFor, textToSend } from './message-text.ts';
import { useDraft } from './drafts.ts';
import styles from './Composer.module.css';

interface ComposerProps {
  readonly chat: string;
  readonly title: string;
  readonly template: ChatTemplate;
  readonly onSent: () => void;
}

/** Where a message is written. It never waits: the field is free again at once, with or without a link. */
export function Composer({ chat, title, template, onSent }: ComposerProps) {
  const { t } = useI18n();
  const [draft, setDraft] = useDraft(chat);
  const send = useCommand(bridge().replica.sendMessage);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isReturned, setIsReturned] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const text = textToSend(draft);
  const room = roomFor(draft);
  const canSend = text !== '' && room.state !== 'over';

  const submit = () => {
    if (!canSend) return;
    setDraft('');
    setIsReturned(false);
    field.current?.focus();
    onSent();
    void send.run({ chat, text }).then((outcome) => {
      if (outcome.ok) return;
      // What could not even be written down goes back into the field, before anything newer.
      setDraft((newer) => (newer === '' ? text : `${text}\n${newer}`));
      setIsReturned(true);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <div className={styles.composer}>
      {send.error && isReturned ? <ErrorNote error={send.error} /> : null}
      <div className={styles.row}>
        <TextField
          aria-label={t('composer.label', { title })}
          className={cx(styles.field)}
          value={draft}
          onChange={setDraft}
        >
          <TextArea
            ref={field}
            rows={1}
            className={cx(styles.input)}
            placeholder={t(placeholderOf(template))}
            onKeyDown={onKeyDown}
          />
        </TextField>
        <IconButton
          look="primary"
          label={t('composer.send')}
          icon={<SendHorizontal size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          isDisabled={!canSend}
          onPress={submit}
        />
      </div>
      {room.state === 'free' ? null : (
        <p className={cx(styles.room, room.state === 'over' && styles.over)} role="status">
          {room.state === 'over'
            ? t('composer.over', { count: room.letters })
            : t('composer.left', { count: room.letters })}
        </p>
      )}
    </div>
  );
}

function placeholderOf(template: ChatTemplate) {
  switch (template) {
    case 'pupils':
      return 'composer.pupils';
    case 'parents':
      return 'composer.parents';
    case 'staffroom':
    case 'management':
      return 'composer.colleagues';
    case 'subject':
    case 'club':
    case 'group':
      return 'composer.any';
  }
}
