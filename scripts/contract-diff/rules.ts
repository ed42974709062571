/** What a change is for those who receive: it can break them, it cannot, or only the words about it are others. */
export type Verdict = 'breaking' | 'safe' | 'docs';

/** One kind of change: what it is for a consumer, and why. */
export interface Rule {
  readonly verdict: Verdict;
  readonly change: string;
  readonly why: string;
}

const breaking = (change: string, why: string): Rule => ({ verdict: 'breaking', change, why });
const safe = (change: string, why: string): Rule => ({ verdict: 'safe', change, why });
const docs = (change: string, why: string): Rule => ({ verdict: 'docs', change, why });

/** All kinds of changes. The table in `spec/README.md` is made of this, and a test holds the two equal. */
export const rules = {
  'event-removed': breaking('an event type is removed or renamed', 'who waits for it waits for ever'),
  'event-meaning': breaking(
    'an event gets another vocabulary or resource, or loses a filter',
    'the same subscription brings other events, or events about something else',
  ),
  'property-removed': breaking('a property is removed or renamed', 'who reads it finds nothing'),
  'property-optional': breaking(
    'a required property or header becomes optional',
    'who reads it without asking fails on the day that it is left out',
  ),
  'type-wider': breaking('another or a wider type', 'a value arrives that the reader has no place for'),
  'null-allowed': breaking('a value may be null', 'what is optional was left out until now, and never null'),
  'const-changed': breaking('another constant, or none', 'who compares with it does not know the value'),
  'enum-wider': breaking(
    'an enum gets a value, or is opened',
    'a switch over all values has no branch for it',
  ),
  'bound-looser': breaking(
    'a bound is looser or gone',
    'a column, a buffer or a loop was made for the bound',
  ),
  'form-looser': breaking(
    'a `pattern`, a `format`, `uniqueItems` or an encoding is changed or gone',
    'values arrive that the reader cannot parse; whether one pattern holds another is not judged',
  ),
  'default-changed': breaking(
    'a default is changed or gone',
    'a property that is left out means something else than before',
  ),
  'map-opened': breaking(
    'a closed object or map is opened',
    'keys or values arrive that were ruled out: who closes an object on purpose iterates over it',
  ),
  'items-looser': breaking('the items of a list may be anything', 'the reader knows one kind of item'),
  'alternative-added': breaking('a `oneOf` or `anyOf` gets a member', 'no branch of the reader fits it'),
  'not-comparable': breaking(
    'a keyword is changed that no rule here judges',
    'whether more is allowed than before is not known, and a gate errs to the safe side',
  ),
  'header-removed': breaking('a header is removed or renamed', 'who reads it finds nothing'),
  'header-meaning': breaking(
    'a header carries or mirrors something else',
    'its value is another than before',
  ),
  'content-type': breaking('the content type is changed', 'a body parser chooses by it'),
  'signature-changed': breaking(
    'anything about the signature, its tolerance included',
    'a verifier that follows the old contract refuses what is right, or accepts what is not',
  ),
  'transport-changed': breaking(
    'the method, the protocol, the address, or what else frames a delivery',
    'the endpoint does not get the request that it was made for',
  ),
  'success-changed': breaking(
    'which statuses are a success, or end a subscription',
    'narrower: accepted events come again; wider: what was refused is not tried again',
  ),
  'delivery-harder': breaking(
    'a shorter deadline, fewer attempts, an earlier end of all retries, a smaller response or `Retry-After`, a documented status gone',
    'a receiver that was fast enough, or back in time, no longer is',
  ),
  'delivery-changed': breaking(
    'another schedule, other redirects, or a rule of delivery that no line here judges',
    'what a receiver can rely on is not what it was',
  ),
  'example-refused': breaking(
    'a new example is refused by the released schema',
    'the proof: a strict consumer of the last release would refuse this payload',
  ),
  'event-added': safe(
    'an event type is added',
    'a subscription lists what it wants; and a correct receiver answers 2xx to types that it does not know (FWD-02)',
  ),
  'filter-added': safe('an event can be filtered by more', 'a subscription without the filter is as before'),
  'property-added': safe('a property is added', 'consumers ignore what they do not know (FWD-01)'),
  'property-required': safe('an optional property or header becomes required', 'it is there more often'),
  'type-narrower': safe('a narrower type', 'every value was possible before'),
  'enum-narrower': safe('an enum loses a value, or a value becomes constant', 'a branch is never taken'),
  'bound-tighter': safe('a bound is tighter or new', 'every value was possible before'),
  'form-tighter': safe('a `pattern`, `format` or `uniqueItems` is added', 'every value was possible before'),
  'default-added': safe('a default is added', 'it says what was left open'),
  'map-closed': safe('an object or map is closed', 'every object was possible before'),
  'items-tighter': safe('items of a list are described', 'every list was possible before'),
  'alternative-removed': safe('a `oneOf` or `anyOf` loses a member', 'a branch is never taken'),
  narrowed: safe('a keyword is added that only forbids', 'every value was possible before'),
  'known-values': safe(
    '`x-known-values` gets or loses a value',
    'the list is open: any text is allowed (FWD-03)',
  ),
  'schema-renamed': safe('a schema is renamed', 'nothing on the wire; the generated type has the new name'),
  'header-added': safe('a header is added', 'consumers ignore headers that they do not know (FWD-05)'),
  'header-spelling': safe('a header is written in other letters', 'HTTP compares names without case'),
  'delivery-easier': safe(
    'a longer deadline, more attempts, a later end of all retries, a larger response or `Retry-After`, one more documented status',
    'a receiver has more time; it must know an event id for as long as retries last',
  ),
  'fixture-refused': safe(
    'a released example is refused by the new schema',
    'no consumer breaks, but recordings and fixtures of the last release are no longer valid',
  ),
  words: docs('titles, descriptions, examples, tags, provenance, samples', 'nothing on the wire changes'),
} as const satisfies Readonly<Record<string, Rule>>;

/** The name of a rule, which is stable. */
export type RuleName = keyof typeof rules;
