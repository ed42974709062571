import { spawn } from 'node:child_process';

/** What opens an address in the browser of a person, by the platform; elsewhere as on Linux. */
const openers: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/d', '/c', 'start', ''],
};

/**
 * Opens an address of ours, which nobody else had a part in, as one argument and without a shell.
 *
 * @returns whether a program took it; false where there is none, or it found no browser.
 */
export function openBrowser(
  address: string,
  { platform }: Pick<NodeJS.Process, 'platform'>,
): Promise<boolean> {
  const [program, ...args] = openers[platform] ?? (['xdg-open'] as const);
  return new Promise((resolve) => {
    const opener = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
    opener.once('error', () => resolve(false));
    opener.once('exit', (code) => resolve(code === 0));
    // It outlives us where it has become the browser itself, and keeps nobody waiting.
    opener.unref();
  });
}
