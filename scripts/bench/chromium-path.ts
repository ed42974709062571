import { execFileSync } from 'node:child_process';

/** Where Chromium is: `CHROMIUM_PATH`, else the one of the PATH. Throws where there is none. */
export function chromiumPath(): string {
  const { CHROMIUM_PATH: named = '' } = process.env;
  if (named !== '') return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // The next name, then.
    }
  throw new Error('There is no Chromium. Install it, or say where it is with CHROMIUM_PATH.');
}
