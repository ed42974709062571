import type { ExchangeFailure } from '../delivery/exchange.ts';
import type { ExchangeStage } from './dial.ts';

/** What it is called when the deadline finds an exchange at a stage; `deadlineMs` is for the sentence only. */
export function deadlineFailure(stage: ExchangeStage, deadlineMs: number): ExchangeFailure {
  switch (stage) {
    case 'lookup':
      return {
        code: 'dns_error',
        message: `The host name was not resolved within ${deadlineMs} ms.`,
        hint: 'Look at this machine’s name servers.',
      };
    case 'connect':
      return {
        code: 'connect_timeout',
        message: `No connection was made within ${deadlineMs} ms.`,
        hint: 'A firewall may drop packets on the way, or the receiver accepts no connections.',
      };
    case 'tls':
      return {
        code: 'connect_timeout',
        message: `The TLS handshake did not end within ${deadlineMs} ms.`,
        hint: 'Does the port speak TLS?',
      };
    case 'request':
      return {
        code: 'deadline_exceeded',
        message: `No answer came within ${deadlineMs} ms.`,
        hint: 'Let the receiver acknowledge first and work afterwards.',
      };
    case 'response':
      return {
        code: 'deadline_exceeded',
        message: `The answer’s body did not end within ${deadlineMs} ms.`,
        hint: 'Let the receiver answer with a short or empty body.',
      };
  }
}
