import { expect, it } from 'vitest';

import { aRoom, PASSWORD, seriousFaults, type Language } from './harness';

const room = aRoom();

it('the language changes at once, with the texts of the server, and stays', async () => {
  const page = await room.page('/settings');
  for (const [name, title] of [
    ['Deutsch', 'Einstellungen'],
    ['繁體中文', '設定'],
    ['English', 'Settings'],
  ] as const) {
    await page.locator('label').filter({ hasText: name }).click();
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
  }
  await page.locator('label').filter({ hasText: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Einstellungen', exact: true }).waitFor();
  await page.goto('/streams?stream=999999');
  await page.getByText('Es gibt keinen Stream').or(page.getByText('999999')).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
});

it('the theme and the density change at once, and stay', async () => {
  const page = await room.page('/settings');
  await page.locator('label').filter({ hasText: 'Dark' }).click();
  await page.locator('label').filter({ hasText: 'Compact' }).click();
  const look = () => page.evaluate(() => ({ scheme: document.documentElement.dataset['mantineColorScheme'], density: document.documentElement.dataset['density'] }));
  expect(await look()).toEqual({ scheme: 'dark', density: 'compact' });
  await page.goto('/');
  expect(await look()).toEqual({ scheme: 'dark', density: 'compact' });
});

it('an API key is shown once, works, and is revoked by name', async () => {
  const page = await room.page('/settings?part=keys');
  await page.getByLabel('Name').fill('browser test');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const secret = await page.getByRole('status').locator('code').textContent();
  const ask = () => fetch(new URL('/api/auth/me', page.url()), { headers: { 'X-API-Key': secret ?? '' } });
  expect((await ask()).status).toBe(200);
  await page.reload();
  expect(await page.getByText(secret ?? '?').count()).toBe(0);
  await page.getByRole('button', { name: 'Revoke browser test' }).click();
  await page.getByText(/cannot be undone/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke browser test' }).click();
  await page.getByText('The key browser test is revoked.').waitFor();
  expect((await ask()).status).toBe(401);
});

it('the password is changed with the rules of the server, and back', async () => {
  const page = await room.page('/settings?part=password');
  const change = async (from: string, to: string) => {
    await page.getByLabel('Current password').fill(from);
    await page.getByLabel('New password', { exact: true }).fill(to);
    await page.getByLabel('New password again').fill(to);
    await page.getByRole('button', { name: 'Change the password' }).click();
  };
  await change(PASSWORD, 'short');
  await page.getByText('At least 10 characters.').last().waitFor();
  await change('not my password', 'another password');
  await page.getByRole('alert').waitFor();
  await change(PASSWORD, 'another password');
  await page.getByText('Your password is changed').waitFor();
  await change('another password', PASSWORD);
  await page.getByText('Your password is changed').nth(1).waitFor();
});

for (const language of ['en', 'de', 'zh-TW'] as const satisfies Language[]) {
  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing serious on any page in ${language} and ${theme}`, async () => {
      for (const path of ['/', '/streams', '/incidents', '/events', '/nodes', '/nodes?view=table', '/nodes?form=new', '/settings', '/settings?part=password', '/settings?part=keys', '/settings?part=about', '/nowhere']) {
        const page = await room.page(path, { language, theme });
        await page.waitForLoadState('networkidle');
        expect(await seriousFaults(page), path).toEqual([]);
        await room.leave();
      }
    });
  }
}
