import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { linkAct } from './acts.ts';
import type { CardDialogProps } from './card-actions.ts';
import { type Relation, RELATIONS } from './new-people.ts';
import { PeoplePicker } from './PeoplePicker.tsx';
import type { TableRow } from './table-rows.ts';

const isPupil = ({ roles }: TableRow) => roles.includes('pupil');
const isGrownUp = ({ roles }: TableRow) => !roles.includes('pupil');

/** Ties a child and a parent, from the card of either. */
export function FamilyDialog({
  card,
  asks,
  onClose,
}: CardDialogProps & { readonly asks: 'child' | 'parent' }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [relation, setRelation] = useState<Relation>('parent');
  const acts = chosen.map((other) =>
    asks === 'child' ? linkAct(other, card.id, relation) : linkAct(card.id, other, relation),
  );
  return (
    <ActDialog
      title={t(asks === 'child' ? 'card.linkChildTitle' : 'card.linkParentTitle', { name: card.name })}
      submit={t('card.link')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t(asks === 'child' ? 'card.chooseChild' : 'card.chooseParent')}
    >
      <PeoplePicker
        label={t(asks === 'child' ? 'card.whichChild' : 'card.whichParent')}
        chosen={chosen}
        onChange={setChosen}
        isFit={asks === 'child' ? isPupil : isGrownUp}
        most={5}
      />
      <SelectField
        label={t('add.relation')}
        options={RELATIONS.map((id) => ({ id, title: t(`relation.${id}`) }))}
        value={relation}
        onChange={(id) => setRelation(RELATIONS.find((one) => one === id) ?? 'parent')}
      />
    </ActDialog>
  );
}
