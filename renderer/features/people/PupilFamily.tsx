import { Unlink, Users } from 'lucide-react';
import { useState } from 'react';
import type { PupilFamily as Family } from '../../../shared/replica/school/family-query.ts';
import type { PersonRow } from '../../../shared/replica/views.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { type Relation, RELATIONS } from '../console-people/new-people.ts';
import { PickFrom } from '../console-people/PickFrom.tsx';
import groups from '../groups/Groups.module.css';
import { type ChatAct, useChatAct } from '../groups/use-chat-act.ts';
import styles from './PersonPane.module.css';

/** A class teacher says who the parents of a pupil of the own class are (clause M-4 ¶16). */
export function PupilFamily({ person }: { readonly person: PersonRow }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const act = useChatAct('M-4 ¶16');
  const answer = useQuery('school.family', { child: person.id });
  const family = answer.isReady ? answer.value : undefined;
  if (!family) return null;
  return (
    <div className={styles.issue}>
      <Button
        icon={<Users size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      >
        {t('card.parents')}
      </Button>
      <Dialog title={t('card.parents')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {isOpen ? (
          <div className={groups.form}>
            {act.error ? <ErrorNote error={act.error} /> : null}
            <Parents child={person.id} family={family} act={act} />
            <Tie child={person.id} family={family} act={act} />
          </div>
        ) : null}
      </Dialog>
    </div>
  );
}

interface PartProps {
  readonly child: string;
  readonly family: Family;
  readonly act: ChatAct;
}

function Parents({ child, family, act }: PartProps) {
  const { t } = useI18n();
  if (family.parents.length === 0) return <p className={groups.quiet}>{t('card.noParents')}</p>;
  return (
    <ul className={groups.list} aria-label={t('card.parents')}>
      {family.parents.map(({ person: guardian, name, relation }) => (
        <li key={guardian} className={groups.row}>
          <span className={groups.words}>
            <span className={groups.name}>{name}</span>
            <span className={groups.quiet}>{t(`relation.${relation}`)}</span>
          </span>
          <IconButton
            label={`${t('card.unlink')}: ${name}`}
            icon={<Unlink size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() =>
              void act.run('family.unlink', {
                data: { child, guardian },
                done: t('family.untied', { name }),
                undo: () => void act.run('family.link', { data: { child, guardian, relation } }),
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}

function Tie({ child, family, act }: PartProps) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [relation, setRelation] = useState<Relation>('parent');
  const guardian = chosen[0];
  const tie = async () => {
    if (guardian === undefined) return;
    const name = family.others.find(({ id }) => id === guardian)?.name ?? '';
    const data = { child, guardian, relation };
    if (await act.run('family.link', { data, done: t('family.tied', { name }) })) setChosen([]);
  };
  return (
    <section className={groups.part} aria-label={t('card.linkParent')}>
      <PickFrom
        label={t('card.whichParent')}
        choices={family.others}
        chosen={chosen}
        onChange={setChosen}
        most={1}
      />
      <SelectField
        label={t('add.relation')}
        options={RELATIONS.map((id) => ({ id, title: t(`relation.${id}`) }))}
        value={relation}
        onChange={(id) => setRelation(RELATIONS.find((one) => one === id) ?? 'parent')}
      />
      <div className={groups.actions}>
        <Button
          look="primary"
          isDisabled={guardian === undefined}
          isPending={act.isRunning}
          onPress={() => void tie()}
        >
          {t('card.link')}
        </Button>
      </div>
    </section>
  );
}
