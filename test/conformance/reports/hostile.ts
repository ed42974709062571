import { makeExchange, makeResult, makeRun } from './runs.ts';

/** Texts that some format or some reader takes for more than text. */
export const hostileTexts = [
  ']]>',
  '\u001b[31mred\u001b]8;;http://evil.test\u0007',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '\u202egnp.exe\u2066x',
  'nul\u0000byte',
  '%0A::error::forged',
  '\r\n::error title=x::forged',
  '\n...\nok 99 - forged # SKIP',
  'Bail out! now',
  '🙂 é \ufeff',
  'half \ud800 pair',
  '\ufffe\uffff',
  '| a | b |\n| --- |',
  '```\n# heading\n```',
  '[link](http://evil.test) @everyone http://evil.test www.evil.test',
  '&amp;&#10;&lt;',
  '\u0085\u009b31m\u2028\u2029',
];

const hostile = hostileTexts.join(' ');

/** A run in which every text that came from outside, and every other one, is hostile. */
export const hostileRun = makeRun(
  [...(['fail', 'warn', 'inconclusive', 'skipped', 'pass'] as const).entries()].flatMap(([at, verdict]) =>
    hostileTexts.map((text, number) =>
      makeResult(`SIG-${at}${number}${text}`, verdict, {
        reason: hostile,
        variant: text,
        case: {
          title: hostile,
          why: hostile,
          source: hostile,
          fix: { text: hostile, snippets: { node: hostile } },
        },
        exchanges: [
          makeExchange(hostile, {
            expected: hostile,
            eventId: text,
            reply: {
              kind: 'answer',
              status: 200,
              headers: [[text, hostile]],
              body: Buffer.from(text),
              tookMs: 1,
            },
          }),
          makeExchange(Buffer.from([0xff, 0, 0x1b, 0x3c]), { reply: { kind: 'closed', message: hostile } }),
        ],
      }),
    ),
  ),
  { receiver: hostile, hints: [hostile], stopped: { kind: 'cap', message: hostile } },
);

/** Signs that act on a terminal, or turn the text around them. */
export const actingSigns = /(?![\t\n])[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
