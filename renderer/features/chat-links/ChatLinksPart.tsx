import { Copy, Link2, QrCode } from 'lucide-react';
import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { ChatLinkEvent, ChatLinkRow } from '../../../shared/replica/school/chat-links-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useCopy } from '../../ui/copy.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { ChatAct } from '../groups/use-chat-act.ts';
import { QrSquare } from '../slips/QrSquare.tsx';
import { LinkRequests } from './LinkRequests.tsx';
import { MakeLink } from './MakeLink.tsx';
import styles from './ChatLinks.module.css';

const HOUR_MS = 3_600_000;

/** The links into a chat for those who tend it: who asks to come in, what holds, what happened (clause M-4 ¶12). */
export function ChatLinksPart({ chat, act }: { readonly chat: string; readonly act: ChatAct }) {
  const { t } = useI18n();
  const answer = useQuery('school.chatLinks', { chat });
  const [isMaking, setIsMaking] = useState(false);
  if (!answer.isReady) return null;
  const { canMake, classes, links, requests, log } = answer.value;
  if (!canMake && links.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('chatLinks.title')}>
      <div className={styles.head}>
        <h3>{t('chatLinks.title')}</h3>
        {canMake && !isMaking ? (
          <Button
            icon={<Link2 size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setIsMaking(true)}
          >
            {t('chatLinks.make')}
          </Button>
        ) : null}
      </div>
      {links.length === 0 && !isMaking ? <p className={styles.quiet}>{t('chatLinks.none')}</p> : null}
      <LinkRequests requests={requests} act={act} />
      {isMaking ? (
        <MakeLink chat={chat} classes={classes} act={act} onClose={() => setIsMaking(false)} />
      ) : null}
      <LinkList links={links} act={act} />
      {log.length > 0 ? <LinkLog log={log} /> : null}
    </section>
  );
}

interface LinkListProps {
  readonly links: readonly ChatLinkRow[];
  readonly act: ChatAct;
  /** Where links of several chats stand together. */
  readonly isOfMany?: boolean;
}

/** Each link with its age, its end and how many have come by it. */
export function LinkList({ links, act, isOfMany = false }: LinkListProps) {
  const { t } = useI18n();
  if (links.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('chatLinks.list')}>
      {links.map((link) => (
        <LinkLine key={link.id} link={link} act={act} isOfMany={isOfMany} />
      ))}
    </ul>
  );
}

interface LinkLineProps {
  readonly link: ChatLinkRow;
  readonly act: ChatAct;
  readonly isOfMany: boolean;
}

function LinkLine({ link, act, isOfMany }: LinkLineProps) {
  const { t, formats } = useI18n();
  const copy = useCopy();
  const now = useNow();
  const [isShown, setIsShown] = useState(false);
  const words = useLinkWords(link);
  const { chat, id, makerName, madeAt } = link;
  const isOpen = link.state === 'open';
  const made = t('chatLinks.madeBy', { name: makerName, when: formats.moment(madeAt, now) });
  const turn = (isRecalled: boolean) => ({ data: { chat, link: id, isRecalled } });
  return (
    <li className={cx(styles.row, !isOpen && styles.over)}>
      <span className={styles.words}>
        <span className={styles.name}>
          {isOfMany ? link.chatTitle || t('chatLinks.otherChat') : words.forWhom}
        </span>
        <span className={styles.quiet}>{words.state}</span>
        <span className={styles.quiet}>{isOfMany ? `${words.forWhom} · ${made}` : made}</span>
      </span>
      {isOpen ? (
        <>
          <IconButton
            label={t('chatLinks.copy')}
            icon={<Copy size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => copy(link.text)}
          />
          <IconButton
            label={t('chatLinks.showQr')}
            icon={<QrCode size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setIsShown(true)}
          />
        </>
      ) : null}
      {link.canRecall && isOpen ? (
        <Button
          look="plain"
          onPress={() =>
            void act.run('chats.unlink', {
              ...turn(true),
              done: t('chatLinks.recalled'),
              undo: () => void act.run('chats.unlink', turn(false)),
            })
          }
        >
          {t('chatLinks.recall')}
        </Button>
      ) : null}
      <Dialog title={link.chatTitle} isOpen={isShown} onClose={() => setIsShown(false)}>
        <Screen link={link} />
      </Dialog>
    </li>
  );
}

/** For the screen of a classroom: large enough for the last row. */
function Screen({ link }: { readonly link: ChatLinkRow }) {
  const { t } = useI18n();
  const words = useLinkWords(link);
  return (
    <div className={styles.screen}>
      <div className={styles.square}>
        <QrSquare text={link.text} />
      </div>
      <p>{t('chatLinks.screenHint')}</p>
      <p className={styles.text}>{link.text}</p>
      <p className={styles.quiet}>
        {words.forWhom} · {words.state}
      </p>
    </div>
  );
}

/** For whom a link is, and how far it is used and holds. */
function useLinkWords(link: ChatLinkRow): { readonly forWhom: string; readonly state: string } {
  const { t, formats } = useI18n();
  const now = useNow();
  const roleWords = useRoleWords();
  const { roles, classTitles, uses, mostUses, lastUseAt, madeAt, expiresAt, state, isWaiting } = link;
  const forWhom =
    roles.length === 0
      ? t('chatLinks.forAll')
      : [roles.map(roleWords).join(', '), classTitles.join(', ')].filter(Boolean).join(' · ');
  const age = Math.max(0, now - madeAt);
  const unused =
    age < HOUR_MS ? t('chatLinks.unusedYet') : t('chatLinks.unused', { age: formats.span(0, age) });
  const used =
    uses === 0 ? unused : t('chatLinks.used', { uses, most: mostUses, when: formats.moment(lastUseAt, now) });
  const until =
    state === 'open'
      ? t('chatLinks.until', { when: formats.moment(expiresAt, now) })
      : t(`chatLinks.state.${state}`);
  return {
    forWhom,
    state: [until, isWaiting ? t('chatLinks.notSent') : '', used].filter(Boolean).join(' · '),
  };
}

/** Who made, used and took back links into the chat, the newest first. */
function LinkLog({ log }: { readonly log: readonly ChatLinkEvent[] }) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <Disclosure>
      <PlainButton slot="trigger" className={cx(styles.more)}>
        {t('chatLinks.log', { count: log.length })}
      </PlainButton>
      <DisclosurePanel>
        <ol className={styles.log} aria-label={t('chatLinks.logTitle')}>
          {log.map(({ id, what, at, name, personName }) => (
            <li key={id}>
              <span className={styles.when}>{formats.moment(at, now)}</span>
              <span>{t(`chatLinks.event.${what}`, { name, person: personName })}</span>
            </li>
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  );
}
