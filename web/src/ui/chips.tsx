import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { number } from '../words/format';
import classes from './page.module.css';

export interface Choice {
  value: string;
  label: string;
  count?: number | undefined;
}

interface ChoiceProps {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What is chosen when nothing is. */
  all: { label: string; count?: number | undefined };
}

/** A filter of a few values that are worth seeing all the time. More than one may be chosen. */
export function ChoiceChips({ label, choices, chosen, onChange, all }: ChoiceProps) {
  const toggle = (value: string) => onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <div className={classes.chips} role="group" aria-label={label}>
      <ChoiceChip choice={{ value: '', ...all }} isPressed={chosen.length === 0} onClick={() => onChange([])} />
      {choices.map((choice) => (
        <ChoiceChip key={choice.value} choice={choice} isPressed={chosen.includes(choice.value)} onClick={() => toggle(choice.value)} />
      ))}
    </div>
  );
}

function ChoiceChip({ choice, isPressed, onClick }: { choice: Choice; isPressed: boolean; onClick: () => void }) {
  return (
    <button type="button" className={classes.chip} aria-pressed={isPressed} data-zero={choice.count === 0 || undefined} onClick={onClick}>
      {choice.label}
      {choice.count !== undefined && <b>{number(choice.count)}</b>}
    </button>
  );
}

/** A filter that is on, and the way to take it off. */
export function FilterChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={`${classes.chip} ${classes.removable}`} title={t('table.removeFilter')} onClick={onRemove}>
      {label}
      <IconX size={14} aria-label={t('table.removeFilter')} />
    </button>
  );
}
