import { ArrowLeft, Phone, Presentation, TextSearch } from 'lucide-react';
import type { ChatHeadView } from '../../../shared/replica/views.ts';
import { isChannel } from '../../../shared/schema/chat.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useIsFirstSync } from '../../bridge/use-first-sync.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { cx } from '../../ui/class-names.ts';
import { useIsNarrow } from '../../ui/layout.ts';
import { useStartCall } from '../call/use-start-call.ts';
import { ChatFiles } from '../files/ChatFiles.tsx';
import { ChatRecordings } from '../recording/ChatRecordings.tsx';
import { ChatPapers } from '../minutes/ChatPapers.tsx';
import { useSearching } from '../search/searching.tsx';
import { useTypingWords } from './talk/typing.ts';
import { MuteMenu } from './talk/MuteMenu.tsx';
import { OrderButton } from '../moderation/OrderButton.tsx';
import { ChannelSettings } from '../groups/ChannelSettings.tsx';
import { MembersButton } from '../groups/MembersButton.tsx';
import { LeaveChat } from '../offers/LeaveChat.tsx';
import styles from './ChatHeader.module.css';

export function ChatHeader({ head }: { readonly head: ChatHeadView }) {
  const { t, formats } = useI18n();
  const { go, place } = useNavigation();
  const isNarrow = useIsNarrow();
  const now = useNow();
  const typing = useTypingWords(head.id);
  const start = useCommand(bridge().lesson.start);
  const call = useStartCall(head.id);
  // Where only one pane fits, its title is the title of the page.
  const Title = isNarrow ? 'h1' : 'h2';
  // Half a class is not counted as all of it.
  const isComing = useIsFirstSync();
  const isOfMany = !isChannel(head.template) && head.template !== 'private';
  const words = isComing ? '' : isOfMany ? memberWords(head.counts, t) : aboutChat(head.template, t);
  const readUpTo =
    head.readUpToAt > 0 ? t('chat.readUpTo', { when: formats.recent(head.readUpToAt, now) }) : '';
  const failed = call.error ? call : start;
  const begins = head.liveLesson || place.lesson ? undefined : head.begins;
  return (
    <>
      <header className={styles.header}>
        {isNarrow ? (
          <IconButton
            label={t('common.back')}
            icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => go({ to: 'list' })}
          />
        ) : null}
        <Avatar name={head.title} of="chat" size="small" />
        <div className={styles.words}>
          <Title className={styles.title}>{head.title}</Title>
          <p className={styles.members} hidden={typing !== ''}>
            {words !== '' && isOfMany ? <MembersButton chat={head.id} words={words} /> : words}
            {words !== '' && readUpTo !== '' ? ' · ' : ''}
            {readUpTo}
          </p>
          {typing === '' ? null : <p className={cx(styles.members, styles.typing)}>{typing}</p>}
        </div>
        {begins ? (
          <div className={styles.start}>
            <Button
              look="primary"
              icon={<Presentation size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              isPending={start.isRunning}
              onPress={() => {
                void start.run({ chat: head.id, type: begins, plan: '' }).then((outcome) => {
                  if (outcome.ok) go({ to: 'lesson', id: outcome.value.lesson, chat: head.id });
                });
              }}
            >
              {t(start.isRunning ? 'session.beginning' : `session.begin.${begins}`)}
            </Button>
          </div>
        ) : null}
        {head.canCall && !head.liveLesson && !place.lesson ? (
          <IconButton
            label={t(head.template === 'private' ? 'call.start' : 'call.startAll')}
            icon={<Phone size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            isDisabled={call.isRunning}
            onPress={call.begin}
          />
        ) : null}
        {isChannel(head.template) ? <ChannelSettings channel={head.id} /> : null}
        {head.template === 'private' ? null : <ChatPapers chat={head.id} />}
        <ChatRecordings chat={head.id} title={head.title} />
        {isOfMany && !head.isPast ? <OrderButton chat={head.id} /> : null}
        <ChatFiles chat={head.id} title={head.title} />
        <SearchHere chat={head.id} />
        {head.isPast ? null : (
          <MuteMenu chat={head.id} until={head.mutedUntil} hearsMentions={head.hearsMentions} />
        )}
        {head.canLeave ? <LeaveChat chat={head.id} title={head.title} /> : null}
      </header>
      {failed.error ? (
        <div className={styles.error}>
          <ErrorNote error={failed.error}>
            <Button onPress={failed.clearError}>{t('common.close')}</Button>
          </ErrorNote>
        </div>
      ) : null}
    </>
  );
}

function SearchHere({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const { begin } = useSearching();
  return (
    <IconButton
      label={t('search.here')}
      icon={<TextSearch size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
      onPress={() => {
        begin({ chat });
        go({ to: 'section', section: 'search' });
      }}
    />
  );
}

/** «Канал, читают все в школе»: what a channel or private chat is. */
function aboutChat(template: ChatHeadView['template'], t: Translate): string {
  if (template === 'private') return t('offers.why.private');
  if (template === 'wholeSchool' || template === 'staffNews') return t(`chat.audience.${template}`);
  return t('chat.audience.channel');
}

/** «26 учеников, 2 учителя», without what there is none of. */
function memberWords(counts: ChatHeadView['counts'], t: Translate): string {
  const groups = ['pupils', 'teachers', 'parents', 'others'] as const;
  return groups
    .filter((group) => counts[group] > 0)
    .map((group) => t(`chat.${group}`, { count: counts[group] }))
    .join(', ');
}
