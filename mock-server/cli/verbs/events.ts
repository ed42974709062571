import type { Command } from 'commander';
import { events, eventTypes, provenance } from '../../contract/catalog.ts';
import { examples } from '../../contract/examples.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import {
  addPayloadOptions,
  makeEvent,
  type PayloadOptions,
  refusePayloadOptions,
} from '../options/payload-options.ts';

interface EventsOptions extends PayloadOptions {
  readonly json?: true;
}

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .argument('[event-type]', 'print one event of this type instead of the list')
    .option('--json', 'print JSON lines; an event exactly as `send` would send it');
  addPayloadOptions(command).action((type: string | undefined, options: EventsOptions) => {
    if (type === undefined) list(options, context);
    else print(makeEvent(type, options), options, context);
    end(exitCodes.done);
  });
}

function print(event: unknown, { json }: EventsOptions, { terminal }: CliContext): void {
  terminal.result(json ? JSON.stringify(event) : JSON.stringify(event, null, 2));
}

function list(options: EventsOptions, { terminal }: CliContext): void {
  refusePayloadOptions(options);
  const width = Math.max(...eventTypes.map((type) => type.length));
  for (const type of eventTypes) {
    const names = Object.keys(examples[type]);
    const known = provenance[`${events[type].schema}.eventType`];
    if (options.json) terminal.result(jsonLine({ ...events[type], provenance: known, examples: names }));
    else
      terminal.result(
        `${type.padEnd(width)}  ${events[type].summary}  [${known}; examples: ${names.join(', ')}]`,
      );
  }
}
