import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlexteraError } from '../contract/errors.ts';

/** Starts a server; throws `PLEXTERA_PORT` where the port cannot be had. Resolves with the port it got. */
export function startListening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, host, port)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

export function portError(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  const problems: Readonly<Record<string, readonly [string, string]>> = {
    EADDRINUSE: [
      'the port is taken.',
      `Stop what listens there (lsof -i :${port}), or choose another with --port.`,
    ],
    EADDRNOTAVAIL: ['this machine has no such address.', 'Choose another with --host.'],
    EACCES: ['the port needs more rights.', 'Choose one above 1023 with --port.'],
  };
  const known = problems[error.code ?? ''];
  if (!known) return error;
  return new PlexteraError('PLEXTERA_PORT', { host, port, problem: known[0], hint: known[1] });
}

/** Stops taking connections and ends the idle ones; resolves once the others have got their answers. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
