import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract, eventTypes, headers, signatureParameters } from '../../generated/catalog.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { startSink } from './sink.ts';
import { type ProcessTime, timeProcesses } from './time-processes.ts';

/** `send` from the built package beside an empty Node process and beside curl with openssl. */
export async function benchSend(root: string): Promise<readonly ProcessTime[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plextera-bench-'));
  const [type] = eventTypes;
  const sink = await startSink();
  const body = join(folder, 'body.json');
  writeFileSync(body, JSON.stringify(createEvent(type, { seed: 'bench' })));
  const bin = join(root, 'dist/mock-server/cli/main.js');
  const script = shellScript(body, sink.url);
  const times = timeProcesses([
    { name: `send ${type}: ours`, command: process.execPath, args: [bin, 'send', type, '--to', sink.url] },
    { name: 'an empty Node process', command: process.execPath, args: ['-e', '0'] },
    { name: 'curl and openssl in a shell', command: 'bash', args: ['-c', script] },
  ]);
  sink.stop();
  rmSync(folder, { recursive: true, force: true });
  return times;
}

/** What people write by hand today. */
function shellScript(body: string, url: string): string {
  const { algorithm, format, signedContent } = signatureParameters;
  const [beforeBody = ''] = signedContent.replace('{timestamp}', '%s').split('{body}');
  const header = format.replace('{timestamp}', '$t').replace('{signature}', '$mac');
  return `t=$(date +%s)
    mac=$({ printf '${beforeBody}' "$t"; cat ${body}; } | openssl dgst -${algorithm} -hmac "$PLEXTERA_SIGNING_SECRET" -hex | sed 's/.* //')
    curl -s -o /dev/null -H 'Content-Type: ${contract.contentType}' -H "${headers.signature.name}: ${header}" --data-binary @${body} ${url}`;
}
