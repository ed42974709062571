import { spawnSync } from 'node:child_process';

/** The end of `npm run check`: runs the suite that needs a server where there is one, and names what it left out. */
const leftOut: string[] = [];
if (process.env.DATABASE_URL) {
  const { status } = spawnSync('npm', ['run', 'test:postgres'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
} else leftOut.push('the PostgreSQL suite (DATABASE_URL=postgres://… npm run test:postgres)');
leftOut.push('mutation testing (npm run mutation)', 'benchmarks (npm run bench, npm run bench:kills)');
for (const what of leftOut) process.stdout.write(`Left out: ${what}\n`);
