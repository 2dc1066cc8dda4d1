import { IconAlertTriangleFilled, IconCircleCheck, IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { ConnectionReport } from '../api/types';
import { SimulatedMark } from '../ui/marks';
import { elapsed } from '../words/format';
import classes from './report.module.css';

const ICON = { ok: IconCircleCheck, warning: IconAlertTriangleFilled, failed: IconCircleXFilled, not_tried: IconCircleDashed };

/** What was tried, in order, and for the step that failed what to do about it. */
export function Report({ report }: { report: ConnectionReport }) {
  const { t } = useTranslation();
  return (
    <div className={classes.report} role="status" aria-live="polite">
      <p className={classes.verdict}>
        {report.success ? t('nodes.testGood') : t('nodes.testBad')}
        {report.simulated && <SimulatedMark />}
      </p>
      <ol>
        {report.steps.map(({ step, outcome, code, detail, advice, seconds }) => {
          const Glyph = ICON[outcome];
          return (
            <li key={step} data-outcome={outcome}>
              <Glyph size={17} role="img" aria-label={t(`nodes.outcome.${outcome}`)} />
              <span className={classes.step}>{t(`nodes.step.${step}`)}</span>
              {outcome !== 'not_tried' && (
                <span className={classes.detail}>
                  {detail}
                  {code && <code>{code}</code>}
                </span>
              )}
              {seconds !== null && <span className={classes.time}>{elapsed(seconds)}</span>}
              {advice && <p className={classes.advice}>{advice}</p>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
