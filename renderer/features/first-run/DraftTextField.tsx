import { createContext, useContext } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Draft, DraftField, Faults } from './wizard.ts';

interface DraftState {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly set: (part: Partial<Draft>) => void;
}

export const DraftContext = createContext<DraftState | undefined>(undefined);

/** What is typed in so far, and how to change it. Throws outside the wizard. */
export function useDraft(): DraftState {
  const state = useContext(DraftContext);
  if (!state) throw new Error('outside the wizard');
  return state;
}

interface DraftTextFieldProps {
  readonly field: Exclude<DraftField, 'file' | 'type' | 'date'>;
  readonly label: string;
  readonly hint?: string;
  readonly maxLength: number;
  readonly type?: 'text' | 'email' | 'tel';
  readonly autoFocus?: boolean;
}

/** One field of the application, with what is wrong with it below. */
export function DraftTextField({
  field,
  label,
  hint,
  maxLength,
  type = 'text',
  ...rest
}: DraftTextFieldProps) {
  const { t } = useI18n();
  const { draft, faults, set } = useDraft();
  const fault = faults[field];
  return (
    <TextField
      {...rest}
      label={label}
      {...(hint ? { hint } : {})}
      error={fault ? t(fault) : ''}
      type={type}
      maxLength={maxLength}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
    />
  );
}
