import { Eraser, Highlighter, MousePointer2, Pencil, Trash2, Type, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { INK_TOOLS } from '../../../../shared/schema/ink.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { INK_HEX, INK_NAMES, WIDTHS } from './ink-looks.ts';
import type { Ink } from './use-ink.ts';
import styles from './Stage.module.css';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const TOOL_ICONS = {
  none: <MousePointer2 {...ICON} />,
  pen: <Pencil {...ICON} />,
  marker: <Highlighter {...ICON} />,
  eraser: <Eraser {...ICON} />,
  text: <Type {...ICON} />,
} as const;
const TOOLS = ['none', ...INK_TOOLS] as const;
/** Texts that are placed by keyboard stand one below the other. */
const LINE_STEP = 650;

interface InkToolsProps {
  readonly ink: Ink;
  readonly mayClear: boolean;
}

/** Pens, colours and words, taking back, and clearing the page. */
export function InkTools({ ink, mayClear }: InkToolsProps) {
  const { t } = useI18n();
  const [isAsking, setIsAsking] = useState(false);
  const { tool, colour, text } = ink;
  const place = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || text.trim() === '') return;
    const lines = ink.ink.strokes.filter((one) => one.tool === 'text').length;
    const points = [600, Math.min(9500, 800 + lines * LINE_STEP)];
    ink.draw([{ key: Date.now(), tool: 'text', colour, width: WIDTHS.text, points, text: text.trim() }]);
    ink.setText('');
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('stage.tools')}>
      <ToggleButtonGroup
        className={cx(styles.toolGroup)}
        aria-label={t('stage.tool')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[tool]}
        onSelectionChange={(keys) => ink.setTool(TOOLS.find((one) => keys.has(one)) ?? 'none')}
      >
        {TOOLS.map((one) => (
          <ToggleButton
            key={one}
            id={one}
            className={cx(styles.toolButton)}
            aria-label={t(`stage.tool.${one}`)}
          >
            {TOOL_ICONS[one]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {tool === 'none' || tool === 'eraser' ? null : (
        <ToggleButtonGroup
          className={cx(styles.toolGroup)}
          aria-label={t('stage.colour')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[String(colour)]}
          onSelectionChange={(keys) => ink.setColour(Number([...keys][0] ?? 0))}
        >
          {INK_NAMES.map((name, index) => (
            <ToggleButton
              key={name}
              id={String(index)}
              className={cx(styles.toolButton)}
              aria-label={t(`stage.colour.${name}`)}
            >
              <span className={styles.colour} style={{ backgroundColor: INK_HEX[index] }} />
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {tool === 'text' ? (
        <input
          className={styles.words}
          aria-label={t('stage.words')}
          placeholder={t('stage.wordsHint')}
          value={text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => ink.setText(event.target.value)}
          onKeyDown={place}
        />
      ) : null}
      <IconButton
        label={t('stage.undo')}
        icon={<Undo2 {...ICON} />}
        isDisabled={ink.ink.lastOwn === 0}
        onPress={ink.undo}
      />
      {mayClear ? (
        <IconButton
          label={t('stage.clear')}
          icon={<Trash2 {...ICON} />}
          isDisabled={ink.ink.strokes.length === 0}
          onPress={() => setIsAsking(true)}
        />
      ) : null}
      <ConfirmDialog
        title={t('stage.clearTitle')}
        text={t('stage.clearText')}
        confirm={t('stage.clear')}
        cancel={t('common.cancel')}
        isOpen={isAsking}
        onConfirm={() => {
          setIsAsking(false);
          ink.clear();
        }}
        onClose={() => setIsAsking(false)}
      />
    </div>
  );
}
