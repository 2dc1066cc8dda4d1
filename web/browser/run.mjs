// npm run browser -- --url http://127.0.0.1:8080 --user admin --password …  [--screenshots FOLDER] [NAME …]
// Tries the page in a real browser against a Signalbox that runs. What is not given as a flag comes from SIGNALBOX_E2E_URL,
// SIGNALBOX_E2E_USER, SIGNALBOX_E2E_PASSWORD and SIGNALBOX_E2E_SCREENSHOTS.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, user: { type: 'string' }, password: { type: 'string' }, screenshots: { type: 'string' } },
});
const env = { ...process.env };
for (const [flag, value] of Object.entries(values)) env[`SIGNALBOX_E2E_${flag.toUpperCase()}`] = value;
env.SIGNALBOX_E2E_USER ??= 'admin';
if (!env.SIGNALBOX_E2E_URL || !env.SIGNALBOX_E2E_PASSWORD) {
  console.error('The address and the password of a running Signalbox are missing: --url and --password, or SIGNALBOX_E2E_URL and SIGNALBOX_E2E_PASSWORD.');
  process.exit(2);
}
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const web = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', 'browser/vitest.config.ts', ...positionals], { cwd: web, env, stdio: 'inherit' });
process.exit(status ?? 1);
