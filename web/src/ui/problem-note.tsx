import { Button } from '@mantine/core';
import { IconCircleXFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { asProblem } from '../api/problem';
import classes from './bits.module.css';

/** What went wrong in the server's words, with the code and the number of the request for whoever looks into it. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  return (
    <div className={classes.problem} role="alert">
      <IconCircleXFilled size={18} aria-hidden />
      <div>
        <p>{problem.detail}</p>
        {problem.errors.length > 0 && (
          <ul>
            {problem.errors.map((each) => (
              <li key={`${each.field} ${each.code}`}>
                <code>{each.field}</code> {each.detail}
              </li>
            ))}
          </ul>
        )}
        <p className={classes.small}>
          <code>{problem.code}</code>
          {problem.request_id && <code>{t('common.request', { id: problem.request_id })}</code>}
        </p>
        {onRetry && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}
