import { Check, SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import type { ChatTemplate } from '../../../shared/schema/chat.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useDraft } from './drafts.ts';
import { FormatMenu } from './talk/FormatMenu.tsx';
import { onFormatKey } from './talk/format-keys.ts';
import { MentionList } from './talk/MentionList.tsx';
import { type Mentions, useMentions } from './talk/use-mentions.ts';
import { DraftAimBar } from './talk/DraftAimBar.tsx';
import { roomFor, textToSend } from './message-text.ts';
import { useSending } from './sending.ts';
import styles from './Composer.module.css';

interface ComposerProps {
  readonly chat: string;
  readonly title: string;
  readonly template: ChatTemplate;
  readonly onSent: () => void;
}

/** Where a message is written. It never waits for a link; a text that could not be kept comes back into the field. */
export function Composer({ chat, title, template, onSent }: ComposerProps) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text: draft, aim, error: draftError, change, keeper } = useDraft(chat);
  const mentions = useMentions({ chat, field, text: draft, change });
  const { submit, error } = useSending(chat, keeper, onSent, mentions.namedIn);
  const isAimed = aim !== undefined;
  const { section } = useNavigation().place;
  // Beside what was found, the keyboard stays with what was found until one answers something.
  const isQuiet = useRef(section === 'search');
  useEffect(() => {
    if (isAimed || !isQuiet.current) field.current?.focus();
  }, [isAimed, aim?.edits, aim?.replyTo]);
  const isEdit = aim !== undefined && aim.edits !== '';
  const Icon = isEdit ? Check : SendHorizontal;
  const room = roomFor(draft);
  const canSend = textToSend(draft) !== '' && room.state !== 'over';

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.onKey(event) || onFormatKey(event, change)) return;
    if (event.key === 'Escape' && aim) {
      event.preventDefault();
      keeper.dropAim(chat);
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  return (
    <div className={styles.composer}>
      {error && canSend ? <ErrorNote error={error} hint={t('composer.kept')} /> : null}
      {draftError && !error ? <ErrorNote error={draftError} hint={t('composer.draftNotKept')} /> : null}
      {aim ? <DraftAimBar chat={chat} aim={aim} onDrop={() => keeper.dropAim(chat)} /> : null}
      <MentionList of={mentions} />
      <div className={styles.row}>
        <FormatMenu field={field} change={change} />
        <TextField
          aria-label={t('composer.label', { title })}
          className={cx(styles.field)}
          value={draft}
          onChange={(text) => {
            change(() => text);
            mentions.look();
          }}
          onBlur={() => void keeper.save(chat)}
          // Chromium keeps the content of other fields with the history of the window.
          autoComplete="off"
        >
          <TextArea
            ref={field}
            rows={1}
            className={cx(styles.input)}
            placeholder={t(placeholderOf(template))}
            onKeyDown={onKeyDown}
            {...listAttributes(mentions)}
          />
        </TextField>
        <IconButton
          look="primary"
          label={t(isEdit ? 'talk.saveEdit' : 'composer.send')}
          icon={<Icon size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          isDisabled={!canSend}
          onPress={() => {
            field.current?.focus();
            void submit();
          }}
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

/** Tells a screen reader of the list of names while there is one. */
function listAttributes({ found, listId, current }: Mentions) {
  if (found.length === 0) return {};
  return {
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    'aria-activedescendant': `${listId}-${current}`,
  } as const;
}

function placeholderOf(template: ChatTemplate) {
  switch (template) {
    case 'pupils':
      return 'composer.pupils';
    case 'parents':
      return 'composer.parents';
    case 'staffroom':
    case 'management':
    case 'headStaff':
    case 'teachers':
      return 'composer.colleagues';
    case 'subject':
    case 'club':
    case 'group':
    case 'wholeSchool':
    case 'staffNews':
    case 'headParents':
    case 'headPupils':
    case 'private':
    case 'channel':
      return 'composer.any';
  }
}
