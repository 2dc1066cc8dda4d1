import { expect, it } from 'vitest';

import { PASSWORD, seriousFaults, USER, aRoom } from './harness';

const room = aRoom();

it('a wrong password is refused in words, and the right one goes to where one wanted to be', async () => {
  const page = await room.stranger();
  await page.goto('/nodes?view=table');
  await page.waitForURL(/\/login\?next=/);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('User').fill(USER);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/password/);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nodes\?view=table$/);
  await page.getByRole('heading', { name: 'Nodes', exact: true }).waitFor();
});

it('signing out ends it, also for the address bar', async () => {
  const page = await room.stranger();
  await page.goto('/login');
  await page.getByLabel('User').fill(USER);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Signed in as ${USER}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/login/);
  await page.goto('/streams');
  await page.waitForURL(/\/login\?next=\/streams/);
});

it('a session that ends under somebodys hands says so and comes back to the same place', async () => {
  const page = await room.stranger();
  await page.goto('/login');
  await page.getByLabel('User').fill(USER);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Signed in as ${USER}` }).waitFor();
  await page.goto('/settings?part=about');
  await page.getByRole('heading', { name: 'About Signalbox' }).waitFor();
  await page.context().clearCookies();
  // The next call finds out: that of the click, or one that was quicker and took the link away.
  await page.getByRole('link', { name: 'Nodes', exact: true }).click({ timeout: 5000 }).catch(() => undefined);
  await page.getByText('Your session ended').waitFor();
  const before = new URL(page.url()).searchParams.get('next');
  expect(before).toMatch(/^\/(nodes|settings\?part=about)/);
  await page.getByLabel('User').fill(USER);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname + url.search === before);
});
