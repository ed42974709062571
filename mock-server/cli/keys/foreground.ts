import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Whether this process has its terminal to itself. One in the background (`serve &`) that set the terminal's mode or read
 * from it would be stopped by the system. Where nobody can tell, it counts as being in front.
 */
export function isInForeground({ platform, pid }: Pick<NodeJS.Process, 'platform' | 'pid'>): boolean {
  if (platform === 'win32') return true;
  try {
    const [group, front] = platform === 'linux' ? groupsFromProc() : groupsFromPs(pid);
    return group === front;
  } catch {
    return true;
  }
}

/** Our process group, and that which the terminal belongs to. */
type Groups = readonly [own: string | undefined, front: string | undefined];

/** See proc_pid_stat(5): behind the name, which may hold anything, they are the third and the sixth field. */
function groupsFromProc(): Groups {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [fields[2], fields[5]];
}

function groupsFromPs(pid: number): Groups {
  const line = execFileSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(pid)], { encoding: 'utf8' });
  const [own, front] = line.trim().split(/\s+/);
  return [own, front];
}
