import type { PersonCardView } from '../../../shared/replica/school/person-card-query.ts';

/** What can be done with a person from the card; each opens a dialog of its own. */
export type CardAction =
  | { readonly kind: 'confirm' | 'unconfirm' | 'transfer' | 'leave' | 'return' | 'roles' }
  | { readonly kind: 'appoint' | 'edit' | 'contact' | 'erase' | 'addChild' | 'addParent' }
  | { readonly kind: 'endAppointment'; readonly appointment: string }
  | { readonly kind: 'unlink'; readonly child: string; readonly guardian: string };

export interface CardSectionProps {
  readonly card: PersonCardView;
  readonly onAction: (action: CardAction) => void;
}

export interface CardDialogProps {
  readonly card: PersonCardView;
  readonly onClose: () => void;
}
