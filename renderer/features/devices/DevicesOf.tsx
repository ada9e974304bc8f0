import { CloudOff, LogOut } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { DeviceItem } from './DeviceItem.tsx';
import { inOrder, type ShownDevice } from './device-rows.ts';
import { SignOutDialog, type SignOutOf } from './SignOutDialog.tsx';
import { useDevices } from './use-devices.ts';
import styles from './Devices.module.css';

/** Clause: pupils look after the safety of their own profile. */
const CLAUSE = 'P-2.5(4)';

/** The devices of a person, the own ones or, for an administrator, somebody else's, and the ways out of them. */
export function DevicesOf({ person }: { readonly person: string }) {
  const me = useQuery('me', {});
  if (!me.isReady || !me.value) return null;
  return <List key={person} person={person} isOwn={me.value.id === person} />;
}

function List({ person, isOwn }: { readonly person: string; readonly isOwn: boolean }) {
  const { t } = useI18n();
  const { rows, isKnown, isLive } = useDevices(person, isOwn);
  const [leaving, setLeaving] = useState<SignOutOf>();
  const [isAsked, setIsAsked] = useState(false);
  const signOut = useCommand(bridge().school.act);
  const { active, ended } = inOrder(rows);
  const here = active.find(({ isThis }) => isThis);
  const go = (of: SignOutOf) => {
    const devices = of.device ? [of.device.device] : [];
    const keep = of.what === 'others' ? (here?.device ?? '') : '';
    setLeaving(undefined);
    void signOut
      .run({ action: 'devices.signOut', data: { person, devices, keep }, reason: '', clause: CLAUSE })
      .then((outcome) => setIsAsked(outcome.ok && !isOwn));
  };
  return (
    <div className={styles.devices}>
      {isLive ? null : (
        <Note tone="calm" icon={<CloudOff size="1.25rem" strokeWidth={1.75} />}>
          {t(isOwn ? 'devices.offlineOwn' : 'devices.offlineOther')}
        </Note>
      )}
      {isKnown && rows.length === 0 ? <p className={styles.quiet}>{t('devices.none')}</p> : null}
      <Rows label={t('devices.list')} rows={active} isOwn={isOwn} onSignOut={setLeaving} />
      {signOut.error ? <ErrorNote error={signOut.error} /> : null}
      <div role="status" className={styles.said}>
        {isAsked ? <p className={styles.quiet}>{t('devices.asked')}</p> : null}
      </div>
      <Ways
        rows={active}
        isOwn={isOwn}
        isKnown={isKnown}
        isRunning={signOut.isRunning}
        onSignOut={setLeaving}
      />
      {ended.length > 0 ? (
        <>
          <h4 className={styles.ended}>{t('devices.ended')}</h4>
          <Rows label={t('devices.ended')} rows={ended} isOwn={isOwn} onSignOut={setLeaving} />
        </>
      ) : null}
      {leaving ? <SignOutDialog of={leaving} onConfirm={go} onClose={() => setLeaving(undefined)} /> : null}
    </div>
  );
}

interface WaysProps {
  readonly rows: readonly ShownDevice[];
  readonly isOwn: boolean;
  readonly isKnown: boolean;
  readonly isRunning: boolean;
  readonly onSignOut: (of: SignOutOf) => void;
}

/** Out of several at once: of one's own all but this one, of somebody else's all. */
function Ways({ rows, isOwn, isKnown, isRunning, onSignOut }: WaysProps) {
  const { t } = useI18n();
  const canEnd = rows.filter(({ isWaiting }) => !isWaiting);
  const isThere = isOwn
    ? rows.some(({ isThis }) => isThis) && canEnd.some(({ isThis }) => !isThis)
    : !isKnown || canEnd.length > 0;
  if (!isThere) return null;
  return (
    <div className={styles.ways}>
      <Button
        look={isOwn ? 'quiet' : 'danger'}
        icon={<LogOut {...ICON} />}
        isPending={isRunning}
        onPress={() => onSignOut({ what: isOwn ? 'others' : 'all' })}
      >
        {t(isOwn ? 'devices.outOthers' : 'devices.outAll')}
      </Button>
    </div>
  );
}

interface RowsProps {
  readonly label: string;
  readonly rows: readonly ShownDevice[];
  readonly isOwn: boolean;
  readonly onSignOut: (of: SignOutOf) => void;
}

function Rows({ label, rows, isOwn, onSignOut }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map((device) => (
        <DeviceItem
          key={device.device}
          device={device}
          canName={isOwn}
          onSignOut={() => onSignOut({ what: device.isThis ? 'here' : 'one', device })}
        />
      ))}
    </ul>
  );
}

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
