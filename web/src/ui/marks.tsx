import {
  IconAlertHexagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleXFilled,
  IconFlask,
  IconInfoCircle,
  IconLoader2,
  IconZzz,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { NodeStatus, Severity, StreamStatus } from '../api/types';
import { openWord } from '../words/open';
import classes from './marks.module.css';
import { nodeTone, severityTone, streamTone, type Tone } from './tone';

const TONE_ICON: Record<Tone, Icon> = {
  act: IconCircleXFilled,
  soon: IconAlertTriangleFilled,
  busy: IconLoader2,
  calm: IconCircleCheck,
  unknown: IconCircleDashed,
};

const SEVERITY_ICON: Record<Severity, Icon> = {
  critical: IconAlertHexagonFilled,
  error: IconCircleXFilled,
  warning: IconAlertTriangleFilled,
  info: IconInfoCircle,
};

interface MarkProps {
  icon: Icon;
  tone: Tone;
  word: string;
  /** What the word leaves to the icon and the colour; in words for those who see neither. */
  unseen?: string;
  title?: string;
}

/** An icon, a word and, where it is a message, a colour: never the colour alone. */
function Mark({ icon: Glyph, tone, word, unseen, title }: MarkProps) {
  return (
    <span className={`${classes.mark} ${classes[tone]}`} title={title}>
      <Glyph size={15} stroke={1.8} aria-hidden />
      {unseen && <span className="visually-hidden">{unseen}</span>}
      <span className={classes.word}>{word}</span>
    </span>
  );
}

interface StreamMarkProps {
  status: StreamStatus;
  reason: string;
  /** The status before its reason, where there is room for both. */
  full?: boolean;
}

/** The status of a stream by its reason: "no publisher" is worth more than "unhealthy". */
export function StreamMark({ status, reason, full = false }: StreamMarkProps) {
  const { t } = useTranslation();
  const word = t(`status.stream.${status}`);
  const tone = streamTone(status, reason);
  const icon = reason === 'standby' ? IconZzz : TONE_ICON[tone];
  // "Healthy: playable" says nothing twice.
  if (status === 'healthy') return <Mark icon={icon} tone={tone} word={word} />;
  const both = t('status.because', { status: word, reason: openWord('reason', reason) });
  if (full) return <Mark icon={icon} tone={tone} word={both} />;
  return <Mark icon={icon} tone={tone} word={openWord('reason', reason)} unseen={word} title={both} />;
}

/** The icon alone, for where a row is too narrow for more. */
export function StreamIcon({ status, reason }: { status: StreamStatus; reason: string }) {
  const { t } = useTranslation();
  const tone = streamTone(status, reason);
  const Glyph = reason === 'standby' ? IconZzz : TONE_ICON[tone];
  return (
    <span className={`${classes.mark} ${classes[tone]}`}>
      <Glyph size={16} stroke={1.8} role="img" aria-label={t(`status.stream.${status}`)} />
    </span>
  );
}

export function NodeMark({ status, reason }: { status: NodeStatus; reason: string }) {
  const { t } = useTranslation();
  const tone = nodeTone(status);
  const word = t(`status.node.${status}`);
  if (status === 'healthy') return <Mark icon={TONE_ICON[tone]} tone={tone} word={word} />;
  const why = openWord('nodeReason', reason);
  return <Mark icon={TONE_ICON[tone]} tone={tone} word={why} unseen={word} title={t('status.because', { status: word, reason: why })} />;
}

/** In a log the word is quiet: what is written there is over, or told elsewhere as an incident. */
export function SeverityMark({ severity, quiet = false }: { severity: Severity; quiet?: boolean }) {
  const { t } = useTranslation();
  const mark = <Mark icon={SEVERITY_ICON[severity]} tone={severityTone(severity)} word={t(`status.severity.${severity}`)} />;
  return quiet ? <span className={classes.quiet}>{mark}</span> : mark;
}

/** The icon alone, where the sentence beside it says the rest; its word is there for those who do not see it. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  const Glyph = SEVERITY_ICON[severity];
  return (
    <span className={`${classes.mark} ${classes[severityTone(severity)]}`} title={t(`status.severity.${severity}`)}>
      <Glyph size={15} stroke={1.8} role="img" aria-label={t(`status.severity.${severity}`)} />
    </span>
  );
}

/** A simulator answers, not a MediaMTX: said wherever the node or one of its streams is shown; by its icon alone where rows are many. */
export function SimulatedMark({ short = false }: { short?: boolean }) {
  const { t } = useTranslation();
  if (short) {
    return (
      <span className={classes.simulatedIcon} title={t('status.simulatedHelp')}>
        <IconFlask size={14} stroke={1.6} role="img" aria-label={t('status.simulated')} />
      </span>
    );
  }
  return (
    <span className={classes.simulated} title={t('status.simulatedHelp')}>
      <IconFlask size={11} aria-hidden />
      {t('status.simulated')}
    </span>
  );
}

export function LabelChips({ labels }: { labels: Record<string, string> }) {
  return Object.entries(labels).map(([key, value]) => (
    <span key={key} className={classes.label} title={`${key}: ${value}`}>
      {value === '' ? key : `${key}: ${value}`}
    </span>
  ));
}
