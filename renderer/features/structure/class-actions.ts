import type { ClassCardView, ClassSubject } from '../../../shared/replica/school/class-card-query.ts';

/** What is being done on the card of a class. */
export type ClassAction =
  | {
      readonly kind:
        'rename' | 'archive' | 'addPupil' | 'transfer' | 'enrol' | 'unenrol' | 'subjects' | 'members';
    }
  /** To the class itself, or to one of its subjects. */
  | { readonly kind: 'attach'; readonly subject: ClassSubject | undefined }
  | {
      readonly kind: 'detach';
      readonly classroom: string;
      readonly title: string;
      readonly person: string;
      readonly name: string;
    };

export interface ClassSectionProps {
  readonly card: ClassCardView;
  readonly onAction: (action: ClassAction) => void;
}
