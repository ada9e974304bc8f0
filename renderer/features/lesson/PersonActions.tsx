import {
  ArrowRightLeft,
  Ellipsis,
  Hand,
  Maximize2,
  Mic,
  MicOff,
  Pencil,
  PencilOff,
  UserRoundMinus,
  UserRoundPlus,
} from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { AppErrorCode } from '../../../shared/errors/app-error.ts';
import type { LeadRank } from '../../../shared/schema/cohost.ts';
import { isSignalError, type SignalError } from '../../../shared/signaling/signal-error.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useToast } from '../../ui/Toasts.tsx';
import type { LessonRow } from './lesson-rows.ts';
import type { LessonMedia } from './media/lesson-media.ts';
import { errorOfReason } from './stage-words.ts';
import menu from '../chat/talk/RowActions.module.css';

interface PersonActionsProps {
  readonly row: LessonRow;
  readonly media: LessonMedia;
  readonly isHost: boolean;
  readonly lesson: string | undefined;
  /** Who has the pen besides those who lead; '' is everyone. */
  readonly pens: readonly string[];
  /** Who is shown large to everyone, '' for nobody. */
  readonly spotlight: string;
  /** Undefined for whoever may not say who leads with them. */
  readonly lead: LeadOf | undefined;
}

/** Who leads by a word: the host, and those with them. */
export interface LeadOf {
  readonly host: string;
  readonly seconds: readonly string[];
}

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What whoever leads can do for one person: give the word, mute, lower the hand. */
export function PersonActions(props: PersonActionsProps) {
  const { row, media, isHost, lesson, pens, spotlight, lead } = props;
  const { t } = useI18n();
  const toast = useToast();
  const { person, personId, name, hand } = row;
  if (person?.isOwn) return null;
  const tell = (error: SignalError) => toast({ text: t(`error.${errorOfReason(error.reason)}`) });
  const lower = () => {
    if (lesson) void ask(bridge().lesson.do, { do: 'handDown', lesson, person: personId });
  };
  const giveVoice = async (isGiven: boolean) => {
    const error = await media.giveVoice(personId, isGiven);
    if (error) tell(error);
    else if (hand) lower();
  };
  const mute = async (participantId: string) => {
    const muted = await media.mute([participantId]);
    if (isSignalError(muted)) tell(muted);
  };
  const hasPen = pens.includes(personId);
  const givePen = () => {
    if (lesson) void ask(bridge().lesson.stage, { do: 'pen', lesson, person: personId, isGiven: !hasPen });
  };
  const isLarge = spotlight === personId;
  const showLarge = () => {
    const cue = isLarge
      ? ({ show: 'nothing', at: 0 } as const)
      : ({ show: 'person', at: 0, person: personId } as const);
    if (lesson) void ask(bridge().lesson.stage, { do: 'show', lesson, cue });
  };
  const items = [
    isHost && person?.isListener
      ? { id: 'give', words: t('live.giveVoice'), icon: <Mic {...ICON} />, run: () => void giveVoice(true) }
      : undefined,
    isHost && person?.hasVoice && !person.isHost
      ? {
          id: 'mute',
          words: t('live.mute'),
          icon: <MicOff {...ICON} />,
          run: () => void mute(person.participantId),
        }
      : undefined,
    isHost && person && !person.isListener && !person.isHost
      ? {
          id: 'take',
          words: t('live.takeVoice'),
          icon: <MicOff {...ICON} />,
          run: () => void giveVoice(false),
        }
      : undefined,
    lesson && hand
      ? { id: 'lower', words: t('live.handDown'), icon: <Hand {...ICON} />, run: lower }
      : undefined,
    lesson && person
      ? {
          id: 'pen',
          words: t(hasPen ? 'stage.takePen' : 'stage.givePen'),
          icon: hasPen ? <PencilOff {...ICON} /> : <Pencil {...ICON} />,
          run: givePen,
        }
      : undefined,
    lesson && person
      ? {
          id: 'large',
          words: t(isLarge ? 'stage.spotlightOff' : 'stage.spotlight'),
          icon: <Maximize2 {...ICON} />,
          run: showLarge,
        }
      : undefined,
    ...leadItems({
      lesson,
      lead,
      personId,
      isThere: person !== undefined,
      t,
      tell: (code) => toast({ text: t(`error.${code}`) }),
    }),
  ].filter((item) => item !== undefined);
  if (items.length === 0) return null;
  return (
    <MenuTrigger>
      <IconButton label={t('live.actionsOf', { name })} icon={<Ellipsis {...ICON} />} />
      <Popover className={cx(menu.popover)} placement="bottom end" offset={4}>
        <Menu className={cx(menu.menu)} aria-label={t('live.actionsOf', { name })}>
          {items.map(({ id, words, icon, run }) => (
            <MenuItem key={id} id={id} textValue={words} className={cx(menu.item)} onAction={run}>
              {icon}
              <span className={menu.words}>{words}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface LeadItemsOptions {
  readonly lesson: string | undefined;
  readonly lead: LeadOf | undefined;
  readonly personId: string;
  readonly isThere: boolean;
  readonly t: Translate;
  readonly tell: (code: AppErrorCode) => void;
}

/** Who leads with whoever leads, or instead of them. */
function leadItems({ lesson, lead, personId, isThere, t, tell }: LeadItemsOptions) {
  if (!lesson || !lead) return [];
  const set = async (rank: LeadRank) => {
    const outcome = await ask(bridge().lesson.do, { do: 'lead', lesson, person: personId, rank });
    if (!outcome.ok) tell(outcome.error.code);
  };
  const isSecond = lead.seconds.includes(personId);
  const isLeading = isSecond || lead.host === personId;
  const offered = [
    isThere && !isLeading
      ? { id: 'second' as const, words: t('live.makeSecond'), icon: <UserRoundPlus {...ICON} /> }
      : undefined,
    isThere && lead.host !== personId
      ? { id: 'host' as const, words: t('live.handOver'), icon: <ArrowRightLeft {...ICON} /> }
      : undefined,
    isSecond
      ? { id: 'none' as const, words: t('live.endSecond'), icon: <UserRoundMinus {...ICON} /> }
      : undefined,
  ];
  return offered.map((item) => item && { ...item, run: () => void set(item.id) });
}
