import { MonitorOff, PencilRuler, Presentation } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { StageView } from '../../../../shared/replica/live/stage-views.ts';
import type { CueBody } from '../../../../shared/schema/stage.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import { ScreenDialog } from '../screen/ScreenDialog.tsx';
import { ShowDialog } from './ShowDialog.tsx';
import controls from '../LessonControls.module.css';

interface StageButtonsProps {
  readonly chat: string;
  readonly lesson: string;
  readonly view: StageView | undefined;
  /** Shows the screen that was chosen just now. */
  readonly onScreen: () => void;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What whoever leads puts on the stage, and takes off it. */
export function StageButtons({ chat, lesson, view, onScreen }: StageButtonsProps) {
  const { t } = useI18n();
  const [choosing, setChoosing] = useState<'something' | 'screen'>();
  if (!view?.mayLead) return null;
  const show = (cue: CueBody) => void ask(bridge().lesson.stage, { do: 'show', lesson, cue });
  return (
    <>
      <Button className={cx(controls.device)} onPress={() => setChoosing('something')}>
        <Presentation {...ICON} />
        <span>{t('stage.show')}</span>
      </Button>
      <ToggleButton
        className={cx(controls.device)}
        isSelected={view.on.show === 'board'}
        onChange={(isOn) => show(isOn ? { show: 'board', at: 0, page: 1 } : { show: 'nothing', at: 0 })}
      >
        <PencilRuler {...ICON} />
        <span>{t('stage.board')}</span>
      </ToggleButton>
      {view.on.show === 'nothing' || view.on.show === 'board' ? null : (
        <Button className={cx(controls.device)} onPress={() => show({ show: 'nothing', at: 0 })}>
          <MonitorOff {...ICON} />
          <span>{t('stage.takeOff')}</span>
        </Button>
      )}
      {choosing === 'something' ? (
        <ShowDialog
          chat={chat}
          lesson={lesson}
          mayPrepare={view.mayPrepare}
          onScreen={() => setChoosing('screen')}
          onClose={() => setChoosing(undefined)}
        />
      ) : null}
      {choosing === 'screen' ? (
        <ScreenDialog lesson={lesson} onChosen={onScreen} onClose={() => setChoosing(undefined)} />
      ) : null}
    </>
  );
}
