import { printableText } from '../../../delivery/printable-text.ts';
import { type Clock, systemClock } from '../../../runtime/clock.ts';
import type { Probe, Receiver, Reply } from '../../receiver.ts';
import { ANSWER_BODY_CAP_BYTES, type Answer } from '../http/answer.ts';

export interface InProcessOptions {
  /** Measures answers and deadlines; by default the process's own. */
  readonly clock?: Clock;
}

export interface InProcessHandler<Input> {
  readonly name: string;
  /** The probe as the handler takes it. What this throws is our own side's failure. */
  readonly input: (probe: Probe) => Input;
  /** What this throws is the handler's. */
  readonly answer: (input: Input) => Promise<Omit<Answer, 'tookMs' | 'kind'>>;
}

/**
 * A receiver that is called, not sent to. One that throws is `closed`, as its client would see it. It cannot do what needs
 * a socket; of a wire recipe only the method counts.
 */
export function inProcessReceiver<Input>(
  { name, input, answer }: InProcessHandler<Input>,
  { clock = systemClock }: InProcessOptions,
): Receiver {
  function send(probe: Probe): Promise<Reply> {
    let given: Input;
    try {
      given = input(probe);
    } catch (error) {
      return Promise.resolve({ kind: 'failed', message: `This cannot be handed over: ${messageOf(error)}` });
    }
    return new Promise((resolve) => {
      const startedAtMs = clock.monotonicMs();
      const cancelDeadline = clock.setTimer(probe.deadlineMs, () =>
        resolve({ kind: 'no-answer', message: `No answer came within ${probe.deadlineMs} ms.` }),
      );
      answerOf(given).then(
        ({ status, headers, body }) => {
          cancelDeadline();
          const tookMs = clock.monotonicMs() - startedAtMs;
          resolve({ kind: 'answer', status, headers, body: body.subarray(0, ANSWER_BODY_CAP_BYTES), tookMs });
        },
        (error: unknown) => {
          cancelDeadline();
          resolve({ kind: 'closed', message: `The handler threw: ${messageOf(error)}` });
        },
      );
    });
  }
  // So that a handler that throws at once is no different from one that rejects.
  const answerOf = async (given: Input) => answer(given);
  return {
    name,
    can: new Set(),
    send,
    sendTogether: (probes) => Promise.all(probes.map(send)),
    close: () => Promise.resolve(),
  };
}

function messageOf(error: unknown): string {
  return printableText(error instanceof Error ? error.message : String(error));
}
