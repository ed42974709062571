import type { Duplex } from 'node:stream';
import { printableText } from '../../../delivery/printable-text.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { tlsSentence } from '../../../transport/tls-sentence.ts';
import type { Probe, Reply } from '../../receiver.ts';
import { readAnswer } from './read-answer.ts';
import { wireRequest } from './wire-bytes.ts';

/** So long a body waits for `100 Continue` before it is sent all the same (RFC 9110, section 10.1.1). */
const CONTINUE_WAIT_MS = 1_000;

export interface ProbeExchange {
  readonly reply: Reply;
  /** Whether the connection may carry another request. */
  readonly reusable: boolean;
}

/** Writes a probe to an open connection, byte for byte as its recipe says, and reads what comes back. */
export function exchangeProbe(
  connection: Duplex,
  probe: Probe,
  url: URL,
  clock: Clock,
): Promise<ProbeExchange> {
  return new Promise((resolve) => {
    const { wire, deadlineMs } = probe;
    const stopWriting = new AbortController();
    const startedAtMs = clock.monotonicMs();
    let tookMs: number | undefined;
    /** Everything is on its way, so what comes next on this connection comes behind it. */
    let handedOver = false;
    let goOn = (): void => {};
    const mayGoOn = new Promise<void>((proceed) => {
      goOn = proceed;
    });

    const end = (reply: Reply, reusable = false): void => {
      stopWriting.abort();
      cancelDeadline();
      stopReading();
      resolve({ reply, reusable });
    };
    const stopReading = readAnswer(connection, probe.method, {
      continued: () => goOn(),
      started: () => {
        tookMs ??= clock.monotonicMs() - startedAtMs;
        goOn();
      },
      answered: (answer, reusable) => end({ ...answer, tookMs: tookMs ?? 0 }, reusable && handedOver),
      failed: (error) => end({ kind: 'closed', message: describe(error, tookMs !== undefined) }),
    });
    const cancelDeadline = clock.setTimer(deadlineMs, () =>
      end({ kind: 'no-answer', message: lateness(deadlineMs, tookMs !== undefined) }),
    );

    const write = async (): Promise<void> => {
      const { head, parts } = wireRequest(probe, url);
      handedOver = parts.length === 0;
      await writeHead(head);
      if (wire.expectContinue) await Promise.race([mayGoOn, pause(CONTINUE_WAIT_MS)]);
      for (const [at, part] of parts.entries()) {
        if (at > 0 && wire.pauseMs !== undefined) await pause(wire.pauseMs);
        handedOver = at === parts.length - 1;
        await writeBytes(part);
      }
      if (!wire.hangUp || stopWriting.signal.aborted) return;
      stopReading();
      await new Promise<void>((done) => connection.end(done));
      end({ kind: 'closed', message: 'We hung up on purpose after the last byte.' });
    };
    const writeHead = async (head: Buffer): Promise<void> => {
      const slowBytes = Math.min(wire.slowHeadSeconds ?? 0, head.length);
      for (let at = 0; at < slowBytes; at += 1) {
        await writeBytes(head.subarray(at, at + 1));
        await pause(1_000);
      }
      await writeBytes(head.subarray(slowBytes));
    };
    const writeBytes = (bytes: Uint8Array): Promise<void> =>
      new Promise((done) => {
        // What became of it, the reader tells: a receiver may answer and close before it has read everything.
        if (stopWriting.signal.aborted || !connection.writable) done();
        else connection.write(bytes, () => done());
      });
    const pause = (ms: number): Promise<void> => clock.sleep(ms, stopWriting.signal).catch(() => {});
    write().catch((error: unknown) => end({ kind: 'failed', message: printableText(String(error)) }));
  });
}

function describe(error: Error, started: boolean): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('HPE_'))
    return `What came back is not HTTP: ${printableText(error.message)} (${printableText(code, 60)}).`;
  // Node's client calls a FIN a reset too; only its text tells the two apart.
  if (error.message === 'socket hang up' || error.message === 'aborted')
    return started
      ? 'The receiver closed the connection before its answer was complete.'
      : 'The receiver closed the connection without an answer.';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'The receiver reset the connection.';
  return tlsSentence(error) ?? printableText(error.message);
}

function lateness(deadlineMs: number, started: boolean): string {
  return started
    ? `The answer’s body did not end within ${deadlineMs} ms.`
    : `No answer came within ${deadlineMs} ms.`;
}
