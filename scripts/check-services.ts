import { spawnSync } from 'node:child_process';

/** The end of `npm run check`: runs the suites that need a database or a browser where there is one, and names what it left out. */
const hasChromium =
  process.env.CHROMIUM_PATH !== undefined ||
  ['chromium', 'chromium-browser', 'google-chrome'].some((name) => spawnSync('which', [name]).status === 0);
const leftOut: string[] = [];
if (process.env.DATABASE_URL) run('test:postgres');
else leftOut.push('the PostgreSQL suite (DATABASE_URL=postgres://… npm run test:postgres)');
if (hasChromium) run('test:browser');
else leftOut.push('the browser suite (install Chromium, then npm run test:browser)');
leftOut.push('mutation testing (npm run mutation)', 'benchmarks (npm run bench, npm run bench:kills)');
for (const what of leftOut) process.stdout.write(`Left out: ${what}\n`);

function run(script: string): void {
  const { status } = spawnSync('npm', ['run', script], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
