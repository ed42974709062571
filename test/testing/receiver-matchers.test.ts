import { describe, expect, test } from 'vitest';
import { createEvent } from '../../mock-server/testing.ts';
import { receiverMatchers } from '../../mock-server/testing-vitest.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { secret, tinyReceiver } from './tiny-receiver.ts';

expect.extend(receiverMatchers);

const event = createEvent('workflow.run.failed');

async function messageOf(assertion: Promise<unknown>): Promise<string> {
  return assertion.then(
    () => 'it passed',
    (error: Error) => error.message,
  );
}

describe('toAcceptEvent', () => {
  test('takes an event, or a type of which it makes one', async () => {
    const { receiver, observer } = tinyReceiver();
    await expect(receiver).toAcceptEvent(event, { secret });
    await expect(receiver).toAcceptEvent('workflow.run.completed', { secret });
    expect(observer(event.eventId)).toBe(1);
  });

  test('says what came instead, both ways', async () => {
    const { receiver: refusing } = tinyReceiver('refuses-everything');
    await expect(refusing).not.toAcceptEvent(event, { secret });
    expect(await messageOf(expect(refusing).toAcceptEvent(event, { secret }))).toBe(
      `expected a fetch handler at /webhooks to accept workflow.run.failed ${event.eventId}, got 401`,
    );
    const { receiver: right } = tinyReceiver();
    expect(await messageOf(expect(right).not.toAcceptEvent(event, { secret }))).toBe(
      `expected a fetch handler at /webhooks not to accept workflow.run.failed ${event.eventId}, got 200`,
    );
    expect(await messageOf(expect(right).toAcceptEvent(event, { secret: 'whsec_other' }))).toMatch(
      /got 401: \{.*signature/,
    );
  });

  test('says neither of a receiver that is not there', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    for (const assertion of [expect(url), expect(url).not])
      expect(await messageOf(assertion.toAcceptEvent(event, { secret }))).toMatch(
        /cannot be said: no connection/,
      );
  });
});

describe('toRejectTampering', () => {
  test('passes for a receiver that verifies, and shows the first case that another fails', async () => {
    await expect(tinyReceiver().receiver).toRejectTampering({ secret });
    const { receiver } = tinyReceiver('believes-everything');
    await expect(receiver).not.toRejectTampering({ secret });
    expect(await messageOf(expect(receiver).toRejectTampering({ secret }))).toMatch(
      /^expected .* to reject what is not rightly signed\n\nSIG-01 .*\nwhy: /s,
    );
  });

  test('names the cases that were passed where they should not have been', async () => {
    const { receiver } = tinyReceiver();
    expect(await messageOf(expect(receiver).not.toRejectTampering({ secret }))).toMatch(
      /not to reject what is not rightly signed, and it passed SIG-01, .*SIG-05/,
    );
  });

  test('says neither of a receiver that refuses everything', async () => {
    const { receiver } = tinyReceiver('refuses-everything');
    for (const assertion of [expect(receiver), expect(receiver).not])
      expect(await messageOf(assertion.toRejectTampering({ secret }))).toMatch(
        /does not take a plain valid event, so nothing can be said/,
      );
  });
});

describe('toBeIdempotent', () => {
  test('is told by an observer', async () => {
    const right = tinyReceiver();
    await expect(right.receiver).toBeIdempotent({ secret, observer: right.observer });
    const wrong = tinyReceiver('applies-twice');
    const options = { secret, observer: wrong.observer };
    await expect(wrong.receiver).not.toBeIdempotent(options);
    expect(await messageOf(expect(wrong.receiver).toBeIdempotent(options))).toMatch(/IDM-01 .*2 times/s);
  });

  test('cannot be told without one', async () => {
    const { receiver } = tinyReceiver();
    for (const assertion of [expect(receiver), expect(receiver).not])
      expect(await messageOf(assertion.toBeIdempotent({ secret }))).toMatch(/without an observer/);
  });

  test('cannot be told by one that fails', async () => {
    const { receiver } = tinyReceiver();
    const observer = () => Promise.reject(new Error('no table'));
    expect(await messageOf(expect(receiver).not.toBeIdempotent({ secret, observer }))).toMatch(
      /IDM-01 tells nothing: .*no table/,
    );
  });
});

describe('toMatchContract', () => {
  test('passes for an event, raw or as an object, and says what is wrong with another', () => {
    expect(event).toMatchContract();
    expect(JSON.stringify(event)).toMatchContract();
    expect(Buffer.from(JSON.stringify(event))).toMatchContract();
    expect({ ...event, eventType: 'workflow.run.paused' }).not.toMatchContract();
    expect(() => expect({ ...event, eventId: 1 }).toMatchContract()).toThrow(
      /^expected the payload to match the contract\n\n\/eventId: must be string/,
    );
    expect(() => expect(event).not.toMatchContract()).toThrow('it is a valid workflow.run.failed');
  });

  test('with options, passes for a receiver that does all that it must', async () => {
    const { receiver, observer } = tinyReceiver();
    await expect(receiver).toMatchContract({ secret, observer });
    await expect(receiver).toMatchContract({ secret });
    const { receiver: wrong } = tinyReceiver('crashes-on-errors');
    await expect(wrong).not.toMatchContract({ secret });
  }, 30_000);
});
