/** A text, a number, a word or a sign of JSON, with the space in front of it. */
const token =
  /[ \t\r\n]*(?:(?<text>"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uffff]*)*")|(?<atom>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<sign>[{}[\],:]))/y;

/** What may come next; within an object a name, a colon and a value take turns. */
type Next = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'comma or end';

/** The line of the first sign that is wrong in a text that is no JSON. The parser's own errors name none. */
export function jsonErrorLine(text: string): number {
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  let good = 0;
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const after = step(match, next, open);
    if (!after) break;
    next = after;
    good = token.lastIndex;
  }
  const wrong = text.slice(good).search(/\S/);
  return text.slice(0, wrong < 0 ? good : good + wrong).split('\n').length;
}

/** What may follow a token, or undefined where it may not stand there itself. */
function step({ groups = {} }: RegExpExecArray, next: Next, open: ('{' | '[')[]): Next | undefined {
  const { text, sign } = groups;
  const wantsValue = next === 'value' || next === 'value or ]';
  if (sign === undefined) {
    if (wantsValue) return 'comma or end';
    return text !== undefined && next.startsWith('name') ? ':' : undefined;
  }
  if (sign === '{' || sign === '[') {
    if (!wantsValue) return undefined;
    open.push(sign);
    return sign === '{' ? 'name or }' : 'value or ]';
  }
  if (sign === ':') return next === ':' ? 'value' : undefined;
  const inside = open.at(-1);
  if (sign === ',') {
    if (next !== 'comma or end' || !inside) return undefined;
    return inside === '{' ? 'name' : 'value';
  }
  const closes = next === 'comma or end' || next.endsWith(sign);
  if (!closes || inside !== (sign === '}' ? '{' : '[')) return undefined;
  open.pop();
  return 'comma or end';
}
