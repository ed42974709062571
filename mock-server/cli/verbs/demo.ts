import type { Command } from 'commander';
import {
  deliveryRules,
  type EventType,
  events,
  eventTypes,
  headers as headerCatalog,
} from '../../contract/catalog.ts';
import { buildHeaders, type Destination, newDeliveryId } from '../../dispatch/build-request.ts';
import { type DeliveryTools, deliver } from '../../dispatch/deliver.ts';
import { prepareEvent } from '../../dispatch/prepared-event.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { createHttpReceiver, type ReceivedRequest } from '../../receiver/http-receiver.ts';
import { sign } from '../../signature/sign.ts';
import { SigningSecret } from '../../signature/signing-secret.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { developmentSecret } from '../options/secret-source.ts';
import { openTransport } from '../options/target.ts';
import type { Terminal } from '../output/terminal.ts';
import { startListening, stopListening } from '../start-listening.ts';

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command.action(async () => end(await demo(context)));
}

/** The whole way once, on loopback: a receiver, every event of the default vocabulary, and one that was tampered with. */
async function demo(context: CliContext): Promise<ExitCode> {
  const { terminal, clock, random } = context;
  const secrets = new SigningSecret(developmentSecret);
  const seen: ReceivedRequest[] = [];
  const server = createHttpReceiver({ secrets, onRequest: (request) => seen.push(request) });
  const port = await startListening(server, '127.0.0.1', 0);
  const destination = { url: new URL(`http://127.0.0.1:${port}/webhooks`), secrets, extraHeaders: [] };
  const transport = openTransport({ header: [], allowHost: [] }, context);
  const tools = { clock, random, transport };
  terminal.result(`A receiver listens on ${destination.url.href} and verifies with ${developmentSecret}.`);
  const types = defaultVocabulary();
  for (const type of types) {
    terminal.result(`\n${terminal.paintResult('bold', type)}: ${events[type].summary}`);
    const [attempt] = await deliver(prepareEvent(createEvent(type)), destination, tools);
    showRequest(terminal, seen.at(-1));
    terminal.result(`  answer     ${attempt?.exchange.response?.status} (${attempt?.outcome.kind})`);
  }
  terminal.result(
    `\n${terminal.paintResult('bold', 'the same, tampered with')}: one letter is changed after signing`,
  );
  const answer = await sendTampered(types[0] ?? eventTypes[0], destination, tools);
  showRequest(terminal, seen.at(-1));
  terminal.result(`  answer     ${answer}`);
  await transport.close();
  await stopListening(server);
  const verified = seen.filter(({ reception }) => reception.kind === 'event').length;
  terminal.result(`\n${verified} events verified; ${seen.length - verified} tampered with, and refused.`);
  return verified === types.length && seen.length === types.length + 1 ? exitCodes.done : exitCodes.findings;
}

/** One name for each event: of two names for the same one, the first. */
function defaultVocabulary(): readonly EventType[] {
  const isSecondName = (type: EventType) => {
    const facts = events[type];
    return 'alsoKnownAs' in facts && eventTypes.indexOf(facts.alsoKnownAs) < eventTypes.indexOf(type);
  };
  return eventTypes.filter((type) => !isSecondName(type));
}

/** Signs an event, then changes one letter of its body, as somebody in the middle would. */
async function sendTampered(
  type: EventType,
  destination: Destination,
  tools: DeliveryTools,
): Promise<string> {
  const prepared = prepareEvent(createEvent(type));
  const deliveryId = newDeliveryId(tools.clock, tools.random);
  const signature = sign(prepared.body, destination.secrets, { now: new Date(tools.clock.now()) });
  const headers = buildHeaders(prepared, { deliveryId, signature }, []);
  const body = Buffer.from(prepared.body);
  const at = body.indexOf(prepared.eventId) + prepared.eventId.length - 1;
  body[at] = (body[at] ?? 0) ^ 1;
  const { url } = destination;
  const { deadlineMs } = deliveryRules;
  const { response } = await tools.transport.send({ url, headers, body, deadlineMs });
  return `${response?.status} ${response?.body.toString('utf8')}`;
}

const contractHeaders: ReadonlySet<string> = new Set(Object.values(headerCatalog).map(({ name }) => name));

function showRequest(terminal: Terminal, request: ReceivedRequest | undefined): void {
  if (!request) return;
  const { headers, rawBody, reception } = request;
  for (const [name, value] of headers)
    if (contractHeaders.has(name)) terminal.result(`  ${terminal.paintResult('dim', name)}: ${value}`);
  if (reception.kind === 'refused') {
    terminal.result(
      `  ${terminal.paintResult('red', 'refused')}    ${reception.check}: ${reception.message}`,
    );
    return;
  }
  const { event } = reception;
  const data = Object.entries(event.data).filter(([, value]) => typeof value === 'string');
  terminal.result(`  ${terminal.paintResult('green', 'verified')}   ${rawBody.length} bytes of body`);
  terminal.result(
    `  typed      ${event.eventId}, ${data
      .slice(0, 3)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ')}`,
  );
}
