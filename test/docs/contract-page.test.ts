import { describe, expect, test } from 'vitest';
import {
  deliveryRules,
  events,
  eventTypes,
  headers,
  provenance,
  signatureParameters,
} from '../../mock-server/contract/catalog.ts';
import {
  assumptions,
  contradictions,
  schemaFiles,
  snippets,
  workedExample,
} from '../../mock-server/contract/docs.ts';
import { examples } from '../../mock-server/contract/examples.ts';
import { contractDocs } from '../../mock-server/docs/contract-docs.ts';
import { marks } from '../../mock-server/docs/parts/provenance-mark.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { makeDocs, pageOf, partOf, plain, textOf } from './pages.ts';

const page = pageOf(makeDocs(), 'index.html');
const text = textOf(page).replaceAll(/\s/g, '');
const spaceless = (shown: string) => shown.replaceAll(/\s/g, '');
/** Spaces stand where tags were, so they are no matter here. */
const expectShown = (shown: string) => expect(text.includes(spaceless(shown)), shown).toBe(true);
const expectProse = (shown: string) => expectShown(plain(shown));

describe('the page of the contract shows', () => {
  test.each(Object.values(events))(
    '$type, what it says, and its examples',
    ({ type, summary, title, status }) => {
      const part = partOf(page, `event-${type}`);
      const own = textOf(part.slice(0, part.indexOf('</section>')));
      expect(own).toContain(title);
      expect(own).toContain(plain(summary).split('.')[0]);
      expect(own).toContain(status);
      expect(own).toContain(`plextera-webhooks send ${type} `);
      expect(part).toContain(`href="schemas/${type}.json"`);
      for (const [name, { summary: about, event }] of Object.entries(examples[type])) {
        expect(own).toContain(`${name} `);
        expect(own).toContain(plain(about));
        expect(own).toContain(JSON.stringify(event, null, 2).replaceAll(/\s+/g, ' '));
      }
    },
  );

  test('every property of every event with its type, whether it is required, and its mark', () => {
    let seen = 0;
    for (const type of eventTypes) {
      const { definitions = {}, properties } = schemaFiles[type] as unknown as Schema;
      const name = properties.data?.$ref?.split('/').at(-1) ?? '';
      const data = definitions[name];
      for (const [key, property] of Object.entries(data?.properties ?? {})) {
        const line = textOf(partOf(page, `event-${type}-data-${key}`).split('</p>')[0] ?? '');
        const { word } = marks[provenance[`${name}.${key}`] ?? 'seed'];
        const need = data?.required.includes(key) ? 'required' : 'optional';
        expect(line).toMatch(new RegExp(`${key} .*${need}.*${word}`));
        if (property.type && property.type !== 'array') expect(line).toContain(property.type);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(90);
  });

  test('every property that is deeper, once folded out', () => {
    const shown = new Set([...page.matchAll(/<code class="key">([^<]+)<\/code>/g)].map(([, key]) => key));
    for (const fact of Object.keys(provenance)) {
      const [schema = '', key = ''] = fact.split('.');
      if (!['signature', 'delivery'].includes(schema)) expect(shown, fact).toContain(key);
    }
  });

  test('a run within a run by a link to the one around it, and not without end', () => {
    expect(textOf(page)).toMatch(/the same as RunStep above/);
  });

  test.each(Object.values(headers))('the header $name, and what it mirrors', (header) => {
    const line = textOf(partOf(page, `headers-${header.name}`).split('</li>')[0] ?? '');
    expect(line).toMatch(/string.* required .*documented/);
    if ('mirrors' in header) expectShown(`${header.name} repeats ${header.mirrors}`);
  });

  test('every constant of the signature and of delivery, with its value and its mark', () => {
    for (const [room, constants] of Object.entries({
      signature: signatureParameters,
      delivery: deliveryRules,
    }))
      for (const [key, value] of Object.entries(constants)) {
        const { word } = marks[provenance[`${room}.${key}`] ?? 'seed'];
        const rows: readonly (readonly [string, unknown])[] =
          typeof value === 'object' && !Array.isArray(value)
            ? Object.entries(value).map(([inner, it]) => [`${key}.${inner}`, it])
            : [[key, Array.isArray(value) ? value.join(', ') : value]];
        for (const [path, shown] of rows) {
          const [row = ''] = page.split(`<th scope="row"><code>${path}</code>`)[1]?.split('</tr>') ?? [];
          expect(textOf(row), path).toContain(`${shown}`);
          expect(textOf(row), path).toContain(word);
        }
      }
  });

  test('the retry ladder as the schedule makes it', () => {
    const [, ladder = ''] = page.split('aria-label="The retry ladder"');
    const rows = [
      ...(ladder.split('</table>')[0]?.matchAll(/<th scope="row">(\d+)<\/th><td>([^<]*)<\/td><td>([^<]*)/g) ??
        []),
    ];
    expect(rows).toHaveLength(deliveryRules.retry.maxAttempts);
    expect(rows.slice(0, 5).map(([, ...cells]) => cells)).toEqual([
      ['1', 'at once', ''],
      ['2', '1 s', '1 s'],
      ['3', '4 s', '5 s'],
      ['4', '16 s', '21 s'],
      ['5', '1 min 4 s', '1 min 25 s'],
    ]);
    expect(rows.at(-1)?.slice(2)).toEqual(['12 h', '1 d 18 h']);
  });

  test('what is assumed and why, where the sources disagree, and a receiver for each framework', () => {
    for (const { fact, why } of assumptions) for (const it of [fact, why]) expectProse(it.slice(1));
    for (const { one, other, reading } of contradictions)
      for (const it of [one, other, reading]) expectProse(it.slice(1));
    expect(assumptions.length * contradictions.length * snippets.length).toBeGreaterThan(0);
    for (const { title, code } of snippets) for (const it of [title, code]) expectShown(it);
  });

  test('the worked example as the spec gives it, before any script has run', () => {
    const { secret, timestamp, body } = workedExample;
    const { header } = contractDocs().workedExample;
    expect(header).toBe(sign(body, secret, { now: new Date(timestamp * 1000) }));
    const { properties } = schemaFiles.headers as unknown as Schema;
    expect(properties[headers.signature.name]?.examples).toContain(header);
    for (const it of [body, `${timestamp}.${body}`, header]) expectShown(it);
    for (const value of [secret, timestamp]) expect(page).toContain(` value="${value}"`);
  });
});

test('marks are told apart by a shape and a word, not by colour', () => {
  const all = Object.values(marks);
  for (const part of ['sign', 'word'] as const) expect(new Set(all.map((mark) => mark[part])).size).toBe(3);
  for (const { sign: shape, word } of all) expectShown(`${shape} ${word}`);
});

interface Schema {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly properties: Readonly<
    Record<string, { readonly $ref?: string; readonly type?: string; readonly examples?: readonly unknown[] }>
  >;
  readonly required: readonly string[];
}
