import type { ActiveFaults } from '../../../faults/active-faults.ts';
import { presets } from '../../../faults/presets.ts';
import type { Terminal } from '../../output/terminal.ts';

const names = Object.keys(presets);

/** Presets of faults on number keys: `show` lists them, and `take` hears the number. */
export class FaultKeys {
  readonly #faults: ActiveFaults;
  readonly #terminal: Terminal;
  /** The faults that each preset has put to work from here. */
  readonly #added = new Map<string, readonly string[]>();

  constructor(faults: ActiveFaults, terminal: Terminal) {
    this.#faults = faults;
    this.#terminal = terminal;
  }

  /** What there is to choose from, and what is at work. */
  show(): void {
    const { progress, paint } = this.#terminal;
    const atWork = this.#faults.list().map(({ name }) => name);
    progress(`Faults at work: ${atWork.length === 0 ? 'none' : paint('red', atWork.join(', '))}`);
    for (const [at, name] of names.entries()) {
      const made = (presets[name] ?? []).map((fault) => fault.name).join(', ');
      const mark = this.#isOn(name) ? paint('red', 'on ') : '   ';
      progress(`  ${at + 1}  ${mark} ${name.padEnd(14)} ${paint('dim', made)}`);
    }
    progress('  0      take all away; any other key leaves them as they are');
  }

  /** Switches the preset of a number on or off, or takes all faults away. */
  take(key: string): void {
    if (key === '0') {
      if (this.#faults.list().length === 0) this.#terminal.progress('    no fault is at work');
      this.#faults.reset();
      return;
    }
    const name = /^\d$/.test(key) ? names[Number(key) - 1] : undefined;
    if (name === undefined) {
      this.#terminal.progress('    the faults stay as they are');
      return;
    }
    if (this.#isOn(name)) for (const id of this.#added.get(name) ?? []) this.#faults.remove(id);
    else
      this.#added.set(
        name,
        this.#faults.addPreset(name).map(({ id }) => id),
      );
  }

  /** Some may have ended by themselves, or been taken away elsewhere. */
  #isOn(name: string): boolean {
    const atWork = new Set(this.#faults.list().map(({ id }) => id));
    return (this.#added.get(name) ?? []).some((id) => atWork.has(id));
  }
}
