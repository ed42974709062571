import type { Mock } from '../../../dispatch/mock.ts';
import type { ReceiverTests } from '../../../server/receiver-tests/receiver-tests.ts';
import type { CliContext } from '../../context.ts';
import type { Keys } from '../../keys/keys.ts';
import { reportFailure } from '../../report-failure.ts';
import { FaultKeys } from './fault-keys.ts';
import { keyHelp } from './key-names.ts';
import { openBrowser } from './open-browser.ts';
import { TerminalTests } from './terminal-tests.ts';
import { EventTrigger } from './trigger-event.ts';

export interface KeyDeps {
  readonly mock: Mock;
  readonly receiverTests: ReceiverTests;
  /** `--yes`: nobody is asked before receiver cases go to another machine. */
  readonly agreed: boolean;
  /** The dashboard without a code. */
  readonly dashboard: string;
  /** A link with a code of its own, where the mock asks for a token. */
  readonly makeLink?: (() => string) | undefined;
}

/** Does what the keys of a person say until what it returns is called. What fails is told, and nothing ends by it. */
export function hearKeys(keys: Keys, deps: KeyDeps, context: CliContext): () => void {
  const { mock, receiverTests, agreed, dashboard, makeLink } = deps;
  const { terminal } = context;
  const trigger = new EventTrigger(mock, terminal);
  const faults = new FaultKeys(mock.faults, terminal);
  const tests = new TerminalTests(receiverTests, context, agreed);
  let choosingFaults = false;
  const open = async () => {
    // Every user of a machine can read the arguments of its programs, and the code would let them in.
    if (makeLink) terminal.progress(`Open it yourself, within ten minutes: ${makeLink()}`);
    else if (await openBrowser(dashboard, process)) terminal.progress(`Opened ${dashboard}`);
    else terminal.progress(`No browser could be opened; the address is ${dashboard}`);
  };
  const actions: Readonly<Record<string, () => unknown>> = {
    t: () => trigger.sendNext(),
    T: () => trigger.sendAsked(keys),
    o: open,
    f: () => {
      faults.show();
      choosingFaults = true;
    },
    r: () => tests.runOrStop(),
    h: () => {
      for (const line of keyHelp()) terminal.progress(line);
    },
    q: () => keys.interrupt(),
  };
  const take = async (key: string) => {
    if (choosingFaults) {
      choosingFaults = false;
      return faults.take(key);
    }
    return Object.hasOwn(actions, key) ? actions[key]?.() : undefined;
  };
  return keys.listen((key) => {
    take(key).catch((error: unknown) => reportFailure(error, terminal));
  });
}
