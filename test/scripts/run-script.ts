import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from './spec-copy.ts';

/** What a script left behind when it was over. */
export interface ScriptRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a script that does not end by itself; it is stopped when the test is over. */
export function startScript(script: string, args: readonly string[]): ChildProcess {
  const child = spawnScript(script, args);
  onTestFinished(() => void child.kill());
  return child;
}

/** As `npm run` does, without npm. */
function spawnScript(script: string, args: readonly string[]): ChildProcess {
  const path = join(projectRoot, 'scripts', script);
  return spawn(process.execPath, ['--import', 'tsx', path, ...args], { cwd: projectRoot });
}

/** Runs a script to its end. */
export async function runScript(script: string, args: readonly string[]): Promise<ScriptRun> {
  const child = spawnScript(script, args);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
