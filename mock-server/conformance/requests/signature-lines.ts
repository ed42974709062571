import { signatureParameters } from '../../contract/catalog.ts';
import { hexId } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';
import { hmac } from '../../signature/explain-variants.ts';
import { formatSignatureHeader } from '../../signature/signature-header.ts';
import type { SignatureRecipe } from '../cases/signature-recipe.ts';
import { fillWords, type Words } from './fill-words.ts';
import { headerText } from './header-text.ts';

export interface SignatureSource {
  readonly secret: string;
  readonly nowMs: number;
  /** Where wrong signatures come from. */
  readonly random: Random;
}

/** The lines of the signature header for a body: one, unless the recipe has several. */
export function signatureLines(
  body: Buffer,
  recipe: SignatureRecipe,
  { secret, nowMs, random }: SignatureSource,
): readonly string[] {
  const now = Math.floor(nowMs / 1000);
  const clock = { now: String(now), nowMs: String(Math.floor(nowMs)) };
  const timestamp =
    recipe.timestamp === undefined
      ? String(now + (recipe.offsetSeconds ?? 0))
      : headerText(fillWords(recipe.timestamp, clock));
  const otherSecret = () => hexId(32, random);
  const key = { right: () => secret, other: otherSecret, empty: () => '' }[recipe.secret ?? 'right']();
  const parts = signedParts(recipe, timestamp, body);
  const good = hmac(key, parts);
  const words: Words = {
    ...clock,
    t: timestamp,
    good: (detail) => {
      if (detail === 'base64') return hmac(key, parts, 'base64');
      return detail === '' ? good : good.slice(0, Number(detail));
    },
    GOOD: good.toUpperCase(),
    wrong: () => hmac(otherSecret(), parts),
  };
  const fill = (template: string) => headerText(fillWords(template, words));
  const templates = [
    recipe.header ?? formatSignatureHeader({ timestamp: '{t}', signatures: ['{good}'] }),
  ].flat();
  const { text = '', times = 0 } = recipe.repeat ?? {};
  return templates.map((template, index) =>
    fill(index === templates.length - 1 ? template + text.repeat(times) : template),
  );
}

function signedParts(
  { signedContent = signatureParameters.signedContent, over }: SignatureRecipe,
  timestamp: string,
  body: Buffer,
): readonly (string | Uint8Array)[] {
  const signed = over === 'decoded' ? body.toString('utf8') : body;
  return signedContent.split(/(\{timestamp\}|\{body\})/).map((part) => {
    if (part === '{timestamp}') return timestamp;
    return part === '{body}' ? signed : part;
  });
}
