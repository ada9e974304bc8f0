import { type FormEvent, useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { LessonView, RoomRow } from '../../../shared/replica/live/lesson-views.ts';
import { MAX_IN_ROOM } from '../../../shared/schema/room.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { TextField } from '../../ui/TextField.tsx';
import roles from '../console-people/RolesDialog.module.css';
import styles from './RoomDialog.module.css';

interface RoomDialogProps {
  readonly view: LessonView;
  readonly own: RoomRow | undefined;
  readonly onClose: () => void;
}

/** This computer stands for a class before it: how many, and by whoever may call the roll, who. */
export function RoomDialog({ view, own, onClose }: RoomDialogProps) {
  const { t } = useI18n();
  const save = useCommand(bridge().lesson.do);
  const [title, setTitle] = useState(own?.title ?? '');
  const [count, setCount] = useState(own ? String(own.count) : '');
  const [people, setPeople] = useState<readonly string[]>(own?.people ?? []);
  const [isWrong, setIsWrong] = useState(false);
  const number = /^\d{1,3}$/.test(count.trim())
    ? Number(count.trim())
    : count.trim() === ''
      ? people.length
      : -1;
  const put = async (isOn: boolean) => {
    const room = { isOn, title: title.trim(), count: Math.max(number, 0), people: [...people], hand: '' };
    const outcome = await save.run({
      do: 'room',
      lesson: view.id,
      room: isOn ? room : { ...room, people: [], count: 0 },
    });
    if (outcome.ok) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isRight = number > 0 && number <= MAX_IN_ROOM;
    setIsWrong(!isRight);
    if (isRight) void put(true);
  };
  return (
    <Dialog title={t('room.title')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.hint}>{t('room.hint')}</p>
        <TextField
          label={t('room.name')}
          hint={t('room.nameHint')}
          maxLength={60}
          value={title}
          onChange={setTitle}
        />
        <TextField
          label={t('room.count')}
          inputMode="numeric"
          maxLength={3}
          value={count}
          onChange={setCount}
          error={isWrong ? t('room.countWrong', { most: MAX_IN_ROOM }) : undefined}
        />
        {view.mayMark ? (
          <div className={styles.people} role="group" aria-label={t('room.who')}>
            <p className={styles.heading}>{t('room.whoCount', { count: people.length })}</p>
            {view.roll.map(({ person }) => (
              <Checkbox
                key={person.id}
                className={cx(roles.role)}
                isSelected={people.includes(person.id)}
                onChange={(isOn) =>
                  setPeople((all) => (isOn ? [...all, person.id] : all.filter((one) => one !== person.id)))
                }
              >
                <span className={roles.box} aria-hidden="true" />
                {person.name}
              </Checkbox>
            ))}
          </div>
        ) : null}
        {save.error ? <ErrorNote error={save.error} /> : null}
        {own ? <Button onPress={() => void put(false)}>{t('room.end')}</Button> : null}
        <FormEnd submit={t('room.save')} isPending={save.isRunning} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
