import { useMemo, useState } from 'react';
import type { SlipWish } from '../../../shared/ipc/slip-wish.ts';
import type {
  InvitingClass,
  InvitingView,
} from '../../../shared/replica/school/invitations-classes-query.ts';
import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SlipDialog } from '../slips/SlipDialog.tsx';
import { ByLink, ByRole } from './ByRole.tsx';
import { ByName } from './ByName.tsx';
import styles from './Invitations.module.css';

interface MakeInvitationsProps {
  /** The class that is chosen at first, '' for none. */
  readonly classroom: string;
  readonly onClose: () => void;
}

type Way = 'name' | 'role' | 'link';
/** As many as the replica makes in one step. */
const MOST = 100;
const NO_SLIPS: readonly IssuedSlip[] = [];

/** Makes slips: by name, for a role, or a link for a class with a notice to hang up. Works without a link to the hub, too. */
export function MakeInvitations({ classroom, onClose }: MakeInvitationsProps) {
  const { t } = useI18n();
  const answer = useQuery('school.inviting', {});
  const [made, setMade] = useState<readonly IssuedSlip[]>(NO_SLIPS);
  if (made.length > 0) return <SlipDialog slips={made} onClose={onClose} />;
  return (
    <Dialog title={t('invitations.makeTitle')} isOpen onClose={onClose}>
      {answer.isReady ? (
        <Making view={answer.value} first={classroom} onMade={setMade} onClose={onClose} />
      ) : null}
    </Dialog>
  );
}

interface MakingProps {
  readonly view: InvitingView;
  readonly first: string;
  readonly onMade: (slips: readonly IssuedSlip[]) => void;
  readonly onClose: () => void;
}

function Making({ view, first, onMade, onClose }: MakingProps) {
  const { t } = useI18n();
  const make = useCommand(bridge().slips.make);
  const [id, setId] = useState(() => firstClass(view, first));
  const chosen = view.classes.find((one) => one.id === id);
  const [way, setWay] = useState<Way>('name');
  const ways = useMemo(() => waysFor(chosen), [chosen]);
  const current = ways.includes(way) ? way : (ways[0] ?? 'role');
  const [wishes, setWishes] = useState<readonly SlipWish[]>([]);
  const submit = () => {
    void makeAll(wishes, make.run).then((slips) => {
      if (slips) onMade(slips);
    });
  };
  const part = { key: `${id} ${current}`, chosen, roles: view.roles, onWish: setWishes };
  return (
    <div className={styles.form}>
      <Whither view={view} id={id} onChoose={setId} />
      {ways.length > 1 ? (
        <Chips
          label={t('invitations.how')}
          options={ways.map((key) => ({ key, title: t(`invitations.way.${key}`) }))}
          chosen={current}
          onChoose={setWay}
        />
      ) : null}
      <p className={styles.quiet}>{t(`invitations.wayHint.${current}`)}</p>
      {current === 'name' && chosen ? <ByName {...part} chosen={chosen} /> : null}
      {current === 'role' ? <ByRole {...part} /> : null}
      {current === 'link' ? <ByLink {...part} /> : null}
      {make.error ? <ErrorNote error={make.error} /> : null}
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" isDisabled={wishes.length === 0} isPending={make.isRunning} onPress={submit}>
          {submitWords(current, wishes.length, t)}
        </Button>
      </div>
    </div>
  );
}

function submitWords(way: Way, count: number, t: ReturnType<typeof useI18n>['t']): string {
  if (way === 'link') return t('invitations.submitLink');
  return count === 0 ? t('invitations.submitNone') : t('invitations.submit', { count });
}

const STAFF = 'staff';

/** A class, or the staff; nothing to choose where there is one place only. */
function Whither(props: {
  readonly view: InvitingView;
  readonly id: string;
  readonly onChoose: (id: string) => void;
}) {
  const { view, id, onChoose } = props;
  const { t } = useI18n();
  const words = useSchoolWords();
  const staff = view.roles.length > 0 ? [{ id: STAFF, title: t('invitations.forStaff') }] : [];
  const options = [...staff, ...view.classes.map((one) => ({ id: one.id, title: one.title }))];
  if (options.length < 2) return null;
  return (
    <SelectField
      label={t('invitations.where', { classroom: capital(words.classroom.one.nominative) })}
      options={options}
      value={id}
      onChange={onChoose}
    />
  );
}

function firstClass({ classes }: InvitingView, first: string): string {
  if (classes.some(({ id }) => id === first)) return first;
  // The own class comes before those to which one only teaches a subject.
  const own = classes.find(({ people }) => people.length > 0);
  return (own ?? classes.find(({ type }) => type === 'homeroom') ?? classes[0])?.id ?? STAFF;
}

function waysFor(chosen: InvitingClass | undefined): readonly Way[] {
  if (!chosen) return ['role', 'link'];
  return chosen.people.length > 0 ? ['name', 'role', 'link'] : ['role', 'link'];
}

type Make = ReturnType<typeof useCommand<{ slips: SlipWish[]; days: number }, readonly IssuedSlip[]>>['run'];

/** As many steps as are needed; undefined where one of them failed. */
async function makeAll(wishes: readonly SlipWish[], run: Make): Promise<readonly IssuedSlip[] | undefined> {
  const slips: IssuedSlip[] = [];
  for (let from = 0; from < wishes.length; from += MOST) {
    const outcome = await run({ slips: wishes.slice(from, from + MOST), days: 0 });
    if (!outcome.ok) return slips.length > 0 ? slips : undefined;
    slips.push(...outcome.value);
  }
  return slips;
}
