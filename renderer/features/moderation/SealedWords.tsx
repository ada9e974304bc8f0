import { useState } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './Moderation.module.css';

const isOpened = guardOf(HUB_CALLS['case.open'].answer);

/** Words that this computer does not hold: the hub opens them, and their author sees by whom, which is said above. */
export function SealedWords({ message }: { readonly message: string }) {
  const { t } = useI18n();
  const open = useCommand(bridge().school.ask);
  const [words, setWords] = useState<string>();
  const ask = async () => {
    const outcome = await open.run({ method: 'case.open', data: { message } });
    if (outcome.ok && isOpened(outcome.value)) setWords(outcome.value.text);
  };
  if (words !== undefined) {
    return <blockquote className={styles.words}>{words === '' ? t('moder.noText') : words}</blockquote>;
  }
  return (
    <div className={styles.part}>
      <div className={styles.actions}>
        <Button isPending={open.isRunning} onPress={() => void ask()}>
          {t('moder.open')}
        </Button>
      </div>
      {open.error ? <ErrorNote error={open.error} /> : null}
    </div>
  );
}
