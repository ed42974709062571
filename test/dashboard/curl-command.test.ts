import { execFileSync, spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlCommand } from '../../mock-server/dashboard/text/curl-command.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

const secret = "whsec_of_a shell's $HOME";

test.each([
  ['plain JSON', '{"a":1}'],
  ['what a shell would take for its own', `{"a":"it's $HOME \`id\` \\"x\\" !! \\\\n %s"}\n\n`],
  ['letters beyond ASCII', '{"a":"Zürich 東京 🎉"}'],
])('the command sends the same bytes with a signature that holds: %s', async (_, text) => {
  const receiver = await startRecordingReceiver(200);
  const command = curlCommand({
    url: receiver.url,
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Quote', "it's"],
      ['X-Key', '[redacted]'],
      ['Content-Length', '999'],
    ],
    text,
    base64: Buffer.from(text).toString('base64'),
  });
  expect(command).not.toContain(secret);
  expect(command).toContain('# Left out, as the values are hidden: X-Key');
  const child = spawn('sh', [tempFile(command)], {
    env: { PATH: process.env.PATH, PLEXTERA_SIGNING_SECRET: secret },
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(0);
  expect(receiver.requests).toHaveLength(1);
  expect(receiver.requests[0]?.body.toString()).toBe(text);
  expect(receiver.header(0, 'X-Quote')).toBe("it's");
  expect(receiver.header(0, 'X-Key')).toBeUndefined();
  const signature = receiver.header(0, 'X-Plextera-Signature');
  expect(verifySignature(Buffer.from(text), signature, secret)).toMatchObject({ kind: 'verified' });
});

test('a header or an address cannot break out of its word', () => {
  const command = curlCommand({
    url: "http://127.0.0.1:1/'; touch /tmp/x; '",
    headers: [["X'; exit 3; '", '$(exit 4)']],
    base64: '',
    text: '',
  });
  const checked = execFileSync('sh', ['-n'], { input: command, encoding: 'utf8' });
  expect(checked).toBe('');
  expect(command).toContain(`'http://127.0.0.1:1/'\\''; touch /tmp/x; '\\'''`);
});
