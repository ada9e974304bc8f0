import { Monitor } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ScreenSource, ScreenSources } from '../../../../shared/ipc/screen-calls.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Note } from '../../../ui/Note.tsx';
import styles from './Screen.module.css';

interface ScreenDialogProps {
  readonly lesson: string;
  /** Called once the choice holds; the window has a few seconds to capture it. */
  readonly onChosen: () => void;
  readonly onClose: () => void;
}

const ICON = { size: '1.5rem', strokeWidth: 1.5, 'aria-hidden': true } as const;

/** The screens and windows of this computer, of which one is shown to everyone. */
export function ScreenDialog({ lesson, onChosen, onClose }: ScreenDialogProps) {
  const { t } = useI18n();
  const found = useSources(lesson);
  const choose = async (source: string) => {
    const outcome = await ask(bridge().screen.choose, { source });
    onClose();
    if (outcome.ok) onChosen();
  };
  const of = (kind: ScreenSource['kind']) =>
    found?.answer === 'sources' ? found.sources.filter((one) => one.kind === kind) : [];
  return (
    <Dialog title={t('screen.title')} isOpen onClose={onClose}>
      <p className={styles.hint}>{t('screen.hint')}</p>
      <div role="status">
        {found === undefined ? <p className={styles.hint}>{t('screen.looking')}</p> : null}
        {found !== undefined && found.answer !== 'sources' ? (
          <Note tone="warning" icon={<Monitor {...ICON} />}>
            {t(`screen.${found.answer}`)}
          </Note>
        ) : null}
      </div>
      <Sources label={t('screen.screens')} of={of('screen')} onChoose={(id) => void choose(id)} />
      <Sources label={t('screen.windows')} of={of('window')} onChoose={(id) => void choose(id)} />
    </Dialog>
  );
}

function useSources(lesson: string): ScreenSources | undefined {
  const [found, setFound] = useState<ScreenSources>();
  useEffect(() => {
    let isWanted = true;
    void ask(bridge().screen.sources, { lesson }).then((outcome) => {
      if (isWanted) setFound(outcome.ok ? outcome.value : { answer: 'system' });
    });
    return () => {
      isWanted = false;
    };
  }, [lesson]);
  return found;
}

interface SourcesProps {
  readonly label: string;
  readonly of: readonly ScreenSource[];
  readonly onChoose: (id: string) => void;
}

function Sources({ label, of, onChoose }: SourcesProps) {
  const { t } = useI18n();
  if (of.length === 0) return null;
  return (
    <section aria-label={label}>
      <h3 className={styles.heading}>{label}</h3>
      <ul className={styles.sources}>
        {of.map(({ id, title, thumbnail }) => (
          <li key={id}>
            <Button className={cx(styles.source)} onPress={() => onChoose(id)}>
              {thumbnail === '' ? (
                <span className={styles.thumbnail}>
                  <Monitor {...ICON} />
                </span>
              ) : (
                <img className={styles.thumbnail} src={thumbnail} alt="" />
              )}
              <span className={styles.sourceTitle}>{title === '' ? t('screen.untitled') : title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
