import { singleKeys } from '../state/single-keys.ts';

interface KeyHintProps {
  /** The character. */
  readonly name: string;
  readonly title?: string;
}

/** The single key that does the same, where single keys are on. */
export function KeyHint({ name, title }: KeyHintProps) {
  return singleKeys.value ? <kbd title={title}>{name}</kbd> : null;
}
