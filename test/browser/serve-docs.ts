import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { DocsFile } from '../../mock-server/docs/docs-files.ts';
import { policy } from '../../mock-server/docs/policy.ts';

/** Serves files of a documentation that the mock itself would not make, as the mock would; returns where. */
export async function serveFiles(files: ReadonlyMap<string, DocsFile>): Promise<string> {
  const server = createServer((request, response) => {
    const file = files.get(decodeURIComponent((request.url ?? '').slice(1)));
    const head = { 'content-type': file?.type ?? 'text/plain', 'content-security-policy': policy };
    response.writeHead(file ? 200 : 404, head).end(file?.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
