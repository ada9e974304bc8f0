import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { type ChatLinkText, chatLinkText, readChatLink } from '../../../shared/protocol/chat-link-text.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { EnterSteps } from './EnterSteps.tsx';
import styles from './ChatLinks.module.css';

/** Above the list of chats: a link that was passed on in another way is pasted here. */
export function EnterByLink() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('chatLinks.enter')}
        icon={<Link2 size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      />
      <Dialog title={t('chatLinks.enter')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {isOpen ? <Paste onClose={() => setIsOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function Paste({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const [link, setLink] = useState<ChatLinkText>();
  if (link) return <EnterSteps key={chatLinkText(link)} link={link} onClose={onClose} />;
  const go = () => {
    setIsAsked(true);
    setLink(readChatLink(text));
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <p className={styles.quiet}>{t('chatLinks.enterHint')}</p>
      <TextField
        label={t('chatLinks.paste')}
        value={text}
        onChange={setText}
        error={isAsked && !readChatLink(text) ? t('chatLinks.noLink') : ''}
        isCode
        autoFocus
      />
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={text.trim() === ''}>
          {t('chatLinks.next')}
        </Button>
      </div>
    </form>
  );
}

/** A link in a message was pressed. */
export function EnterByPressed(props: {
  readonly link: ChatLinkText | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useI18n();
  const { link, onClose } = props;
  return (
    <Dialog title={t('chatLinks.enter')} isOpen={link !== undefined} onClose={onClose}>
      {link ? <EnterSteps link={link} onClose={onClose} /> : null}
    </Dialog>
  );
}
