import { type FormEvent, useState } from 'react';
import { byChance, groupOf, type Groups, moved } from '../../../../shared/lessons/division.ts';
import type { LessonView } from '../../../../shared/replica/live/lesson-views.ts';
import { MOST_GROUPS } from '../../../../shared/schema/split.ts';
import { useHubClock } from '../../../bridge/HubTime.tsx';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { FormEnd } from '../../../ui/FormEnd.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { placedPeople, toDivide } from './placed-people.ts';
import styles from './SplitDialog.module.css';

const MINUTE_MS = 60_000;
const TIMES = [5, 10, 15] as const;
const FEWEST_GROUPS = 2;

interface SplitDialogProps {
  readonly view: LessonView;
  readonly ownPersonId: string;
  readonly onClose: () => void;
}

/** Divides the lesson into groups by chance, or changes who is in which. */
export function SplitDialog({ view, ownPersonId, onClose }: SplitDialogProps) {
  const { t } = useI18n();
  const clock = useHubClock();
  const save = useCommand(bridge().lesson.do);
  const { division } = view;
  const draw = (count: number) => byChance(toDivide(view, ownPersonId), count, Math.random);
  const [groups, setGroups] = useState<Groups>(() =>
    division ? division.groups.map((people) => people.map(({ id }) => id)) : draw(FEWEST_GROUPS),
  );
  const [minutes, setMinutes] = useState(division ? 'asIs' : '0');
  const placed = placedPeople(view, groups, ownPersonId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const limitMs = Number(minutes) * MINUTE_MS;
    const untilMs = minutes === 'asIs' ? (division?.untilMs ?? 0) : limitMs && Math.floor(clock()) + limitMs;
    const wish = {
      do: 'split',
      lesson: view.id,
      groups: groups.map((people) => [...people]),
      untilMs,
    } as const;
    if ((await save.run(wish)).ok) onClose();
  };
  const times = [
    ...(division ? [{ id: 'asIs', title: t('split.asIs') }] : []),
    { id: '0', title: t('split.noLimit') },
    ...TIMES.map((count) => ({ id: String(count), title: t('split.minutes', { count }) })),
  ];
  return (
    <Dialog title={t(division ? 'split.edit' : 'split.open')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p className={styles.hint}>{t('split.hint')}</p>
        <div className={styles.choices}>
          <SelectField
            label={t('split.count')}
            options={numbersFrom(FEWEST_GROUPS, MOST_GROUPS).map((id) => ({ id, title: id }))}
            value={String(groups.length)}
            onChange={(count) => setGroups(draw(Number(count)))}
          />
          <SelectField label={t('split.time')} options={times} value={minutes} onChange={setMinutes} />
        </div>
        {placed.length === 0 ? <p className={styles.hint}>{t('split.nobody')}</p> : null}
        <ul className={styles.people} aria-label={t('split.who')}>
          {placed.map(({ id, name }) => (
            <li key={id} className={styles.person}>
              <span>{name}</span>
              <SelectField
                label={t('split.placeOf', { name })}
                isLabelHidden
                options={[
                  { id: '0', title: t('split.main') },
                  ...groups.map((_people, index) => ({
                    id: String(index + 1),
                    title: t('split.group', { n: index + 1 }),
                  })),
                ]}
                value={String(groupOf(groups, id))}
                onChange={(to) => setGroups((all) => moved(all, id, Number(to)))}
              />
            </li>
          ))}
        </ul>
        {save.error ? <ErrorNote error={save.error} /> : null}
        <FormEnd
          submit={t(division ? 'split.save' : 'split.divide')}
          isPending={save.isRunning}
          onCancel={onClose}
        >
          {placed.length > 0 ? (
            <Button onPress={() => setGroups(draw(groups.length))}>{t('split.shuffle')}</Button>
          ) : null}
        </FormEnd>
      </form>
    </Dialog>
  );
}

function numbersFrom(least: number, most: number): readonly string[] {
  return Array.from({ length: most - least + 1 }, (_one, index) => String(least + index));
}
