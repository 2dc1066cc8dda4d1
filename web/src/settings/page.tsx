import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useMay } from '../auth/session';
import page from '../ui/page.module.css';
import { About } from './about';
import { Appearance } from './appearance';
import { ApiKeys } from './keys';
import { Password } from './password';
import classes from './settings.module.css';

const route = getRouteApi('/_frame/settings');
const PARTS = ['appearance', 'password', 'keys', 'about'] as const;

export function SettingsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const isAdmin = useMay('admin');
  const parts = PARTS.filter((each) => each !== 'keys' || isAdmin);
  const part = parts.find((each) => each === search.part) ?? 'appearance';
  return (
    <div className={page.flow}>
      <header className={page.head}>
        <h1>{t('frame.pages.settings')}</h1>
      </header>
      <div className={classes.layout}>
        <nav aria-label={t('frame.pages.settings')} className={classes.parts}>
          {parts.map((each) => (
            <Link key={each} to="/settings" search={each === 'appearance' ? {} : { part: each }} activeOptions={{ exact: true }} aria-current={each === part ? 'page' : undefined}>
              {t(`settings.parts.${each}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.part}>
          {part === 'appearance' && <Appearance />}
          {part === 'password' && <Password />}
          {part === 'keys' && <ApiKeys />}
          {part === 'about' && <About />}
        </div>
      </div>
    </div>
  );
}
