/** Switches colour off; for every verb, before it or behind it. */
export const colorFlag = '--no-color';

/** The arguments without the flag, which no verb has to know, and whether it was there. Behind `--` nothing is a flag. */
export function withoutColorFlag(args: readonly string[]): {
  readonly args: readonly string[];
  readonly plain: boolean;
} {
  const end = args.indexOf('--');
  const isFlag = (arg: string, at: number) => arg === colorFlag && (end < 0 || at < end);
  return { args: args.filter((arg, at) => !isFlag(arg, at)), plain: args.some(isFlag) };
}
