import { type JsonLeaf, leavesOf, withValueAt } from './json-leaves.ts';

type Data = Readonly<Record<string, unknown>>;

/** What a check says of data: the codes of its findings. */
export type FindCodes = (data: unknown) => readonly string[];

/** One way to make data odd or wrong. */
export interface DataBreak {
  readonly name: string;
  /** The receiver case that sends the like. */
  readonly like: string;
  /** Undefined where the data has no place for it. */
  readonly apply: (data: Data, codes: FindCodes) => unknown;
}

const odd = 'café 🎉 \u2028 e\u0301';
const markup = `<script>alert(1)</script>'; DROP TABLE runs; --`;

/** What can be done to the data of an event, from what no receiver takes to what every one has to. */
export const dataBreaks: readonly DataBreak[] = [
  {
    name: 'Leave out what is required',
    like: 'CON',
    apply: (data, codes) => first(Object.keys(data), (name) => without(data, name), breaks(codes)),
  },
  {
    name: 'Give a wrong type',
    like: 'CON',
    apply: (data, codes) =>
      first(leavesOf(data), ({ path, value }) => withValueAt(data, path, otherType(value)), breaks(codes)),
  },
  {
    name: 'Null where a value belongs',
    like: 'CON',
    apply: (data, codes) => first(Object.keys(data), (name) => ({ ...data, [name]: null }), breaks(codes)),
  },
  {
    name: 'A value that is not known yet',
    like: 'FWD-03',
    apply: (data, codes) =>
      first(
        texts(data),
        ({ path }) => withValueAt(data, path, 'UNHEARD_OF'),
        (changed) => codes(changed).join() === 'unknown.value',
      ),
  },
  {
    name: 'A field that is not known yet',
    like: 'FWD-01',
    apply: (data) => ({ ...data, addedLater: { since: 'a version to come' } }),
  },
  { name: 'Letters from everywhere', like: 'SIG-19', apply: (data, codes) => written(data, odd, codes) },
  { name: 'Text that looks like code', like: 'ENV-14', apply: (data, codes) => written(data, markup, codes) },
];

/** The first of some changes that comes out as is wanted. */
function first<Place>(
  places: readonly Place[],
  change: (place: Place) => unknown,
  isWanted: (changed: unknown) => boolean,
): unknown {
  for (const place of places) {
    const changed = change(place);
    if (isWanted(changed)) return changed;
  }
  return undefined;
}

function breaks(codes: FindCodes): (changed: unknown) => boolean {
  return (changed) => codes(changed).some((code) => code.startsWith('schema.'));
}

/** Writes it where any text may stand. */
function written(data: Data, text: string, codes: FindCodes): unknown {
  return first(
    texts(data),
    ({ path }) => withValueAt(data, path, text),
    (changed) => codes(changed).length === 0,
  );
}

function texts(data: Data): readonly JsonLeaf[] {
  return leavesOf(data).filter(({ value }) => typeof value === 'string');
}

function without(data: Data, name: string): Data {
  return Object.fromEntries(Object.entries(data).filter(([other]) => other !== name));
}

function otherType(value: JsonLeaf['value']): unknown {
  return typeof value === 'string' ? 12_345 : 'a text';
}
