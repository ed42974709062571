import { isAcceptance } from '../../conformance/judge/answer-kinds.ts';
import { describeReply } from '../../conformance/judge/describe.ts';
import { contract, type EventType } from '../../contract/catalog.ts';
import type { PlexteraEvent, UnknownEvent } from '../../contract/event.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { signedRequest } from '../../dispatch/signed-request.ts';
import { createEvent } from '../../payloads/create-event.ts';
import type { ReceiverCaseOptions } from '../case-options.ts';
import { type ReceiverTarget, withReceiver } from '../with-receiver.ts';
import type { MatcherResult } from './matcher-result.ts';

const usualDeadlineMs = 5000;

/**
 * Passes where a receiver answers an event, rightly signed at this moment, with 2xx.
 *
 * @param event one of your own, or a type, of which one is made up.
 * @throws where the receiver cannot be reached.
 */
export function toAcceptEvent(
  target: ReceiverTarget,
  event: PlexteraEvent | UnknownEvent | EventType,
  options: ReceiverCaseOptions,
): Promise<MatcherResult> {
  return withReceiver(target, options, async (receiver) => {
    const sent = typeof event === 'string' ? createEvent(event) : event;
    const { headers, body } = signedRequest(sent, options.secret);
    const reply = await receiver.send({
      method: contract.method,
      headers: Object.entries(headers),
      body: Buffer.from(body),
      wire: {},
      deadlineMs: options.deadlineMs ?? usualDeadlineMs,
    });
    const what = `accept ${sent.eventType} ${sent.eventId}`;
    const got = describeReply(reply);
    if (reply.kind === 'unreachable' || reply.kind === 'failed')
      throw new Error(`Whether ${receiver.name} would ${what} cannot be said: ${got}.`);
    return {
      pass: isAcceptance(reply),
      message: () =>
        isAcceptance(reply)
          ? `expected ${receiver.name} not to ${what}, got ${got}`
          : `expected ${receiver.name} to ${what}, got ${got}${textOf(reply)}`,
    };
  });
}

function textOf(reply: Parameters<typeof describeReply>[0]): string {
  if (reply.kind !== 'answer' || reply.body.length === 0) return '';
  return `: ${printableText(Buffer.from(reply.body).toString('utf8'), 500)}`;
}
