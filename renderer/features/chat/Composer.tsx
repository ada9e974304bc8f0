import { Check, Mic, SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import type { ChatTemplate } from '../../../shared/schema/chat.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { AttachButton } from '../files/AttachButton.tsx';
import { type Attachments, useDraftAttachments } from '../files/attachments.ts';
import { AttachmentStrip } from '../files/AttachmentStrip.tsx';
import { type Carried, carriedIn } from '../files/carried.ts';
import { DropPlace } from '../files/DropPlace.tsx';
import { useVoice } from '../files/use-voice.ts';
import { VoiceBar } from '../files/VoiceBar.tsx';
import { useDraft } from './drafts.ts';
import { AddMenu } from './rounds/AddMenu.tsx';
import { FormatMenu } from './talk/FormatMenu.tsx';
import { onFormatKey } from './talk/format-keys.ts';
import { TypingContext } from './talk/typing.ts';
import { MentionList } from './talk/MentionList.tsx';
import { type Mentions, useMentions } from './talk/use-mentions.ts';
import { DraftAimBar } from './talk/DraftAimBar.tsx';
import { roomFor, textToSend } from './message-text.ts';
import { useSending } from './sending.ts';
import { useSendWhenReady } from './use-send-when-ready.ts';
import styles from './Composer.module.css';

interface ComposerProps {
  readonly chat: string;
  readonly title: string;
  readonly template: ChatTemplate;
  /** Beside something else there is no room for all buttons; what they do, keys do. */
  readonly isNarrow: boolean;
  readonly onSent: () => void;
}

/** Where a message is written. It never waits for a link; a text that could not be kept comes back into the field. */
export function Composer({ chat, title, template, isNarrow, onSent }: ComposerProps) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text: draft, aim, error: textError, change, keeper } = useDraft(chat);
  const mentions = useMentions({ chat, field, text: draft, change });
  const typing = useContext(TypingContext);
  const attachments = useDraftAttachments(chat);
  const draftError = textError ?? attachments.error;
  const [isAtNight, setIsAtNight] = useState(false);
  const { namedIn } = mentions;
  const sending = useSending({ chat, keeper, attachments, isAtNight, onSent, namedIn });
  const { submit } = sending;
  const voice = useVoice(chat, onSent);
  const error = sending.error ?? voice.error;
  const attach = useAttaching(attachments, chat);
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
  const { all } = attachments;
  const isReady = all.length === 0 || isEdit ? textToSend(draft) !== '' : all.every((one) => one.ready);
  const isPreparing = !isEdit && all.some((one) => !one.ready && !one.error);
  const canSend = (isReady || isPreparing) && room.state !== 'over';
  const { send, wait } = useSendWhenReady({ chat, isPreparing, submit });

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.onKey(event) || onFormatKey(event, change)) return;
    if (event.key === 'Escape' && aim) {
      event.preventDefault();
      keeper.dropAim(chat);
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={styles.composer}>
      {error && canSend ? <ErrorNote error={error} hint={t('composer.kept')} /> : null}
      {error && !canSend && voice.error ? <ErrorNote error={error} /> : null}
      {draftError && !error ? <ErrorNote error={draftError} hint={t('composer.draftNotKept')} /> : null}
      {aim ? <DraftAimBar chat={chat} aim={aim} onDrop={() => keeper.dropAim(chat)} /> : null}
      <MentionList of={mentions} />
      <DropPlace onDrop={attach} />
      <AttachmentStrip
        all={all}
        isAtNight={isAtNight}
        onAtNight={setIsAtNight}
        onRemove={(key) => {
          attachments.keeper.remove(chat, key);
          field.current?.focus();
        }}
      />
      {voice.isRecording ? <VoiceBar onSend={voice.send} onCancel={voice.cancel} /> : null}
      <div className={styles.row} hidden={voice.isRecording}>
        <AddMenu chat={chat} onSent={onSent} />
        <AttachButton
          onPick={(files) => {
            attach({ files, folders: [] });
            field.current?.focus();
          }}
        />
        {isNarrow ? null : <FormatMenu field={field} change={change} />}
        <TextField
          aria-label={t('composer.label', { title })}
          className={cx(styles.field)}
          value={draft}
          onChange={(text) => {
            change(() => text);
            if (text !== '') typing.typed(chat);
            wait();
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
            onPaste={(event: ClipboardEvent) => {
              const carried = carriedIn(event.clipboardData);
              if (carried.files.length + carried.folders.length === 0) return;
              event.preventDefault();
              attach(carried);
            }}
          />
        </TextField>
        {textToSend(draft) === '' && all.length === 0 ? (
          <IconButton
            label={t('files.voice')}
            icon={<Mic size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={voice.start}
          />
        ) : null}
        <IconButton
          look="primary"
          label={t(isEdit ? 'talk.saveEdit' : 'composer.send')}
          icon={<Icon size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          isDisabled={!canSend}
          onPress={() => {
            field.current?.focus();
            send();
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

/** Takes files in, and says so where they are more than go with one message. */
function useAttaching({ keeper }: Attachments, chat: string) {
  const { t } = useI18n();
  const toast = useToast();
  return ({ files, folders }: Carried) => {
    keeper.refuse(chat, folders, 'fileFolder');
    if (keeper.add(chat, files) > 0) toast({ text: t('files.tooMany') });
  };
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
    case 'association':
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
