import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, eventTypes, headers, signatureParameters } from '../../generated/catalog.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';

/** A load tool: how it is run, and how its requests per second are read from what it prints. */
export interface LoadTool {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly perSecond: (output: string) => number;
}

export const benchSecret = 'of-the-benchmark-and-nothing-else';
export const connections = 64;

const [type] = eventTypes;
const { algorithm, signedContent, format, encoding } = signatureParameters;

/** autocannon, installed into the folder, with each request made and signed by itself, and with one fixed body. */
export function autocannons(folder: string, url: string, seconds: number): readonly LoadTool[] {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', 'autocannon@9.0.0'], {
    cwd: folder,
  });
  const script = join(folder, 'autocannon.cjs');
  writeFileSync(script, autocannonScript(url, seconds));
  const tool = (name: string, how: string): LoadTool => ({
    name,
    command: process.execPath,
    args: [script, how],
    perSecond: Number,
  });
  return [tool('autocannon, signing each', 'signing'), tool('autocannon, one fixed body', 'fixed')];
}

/** What people write who need signed events from it. */
function autocannonScript(url: string, seconds: number): string {
  const event = JSON.stringify(createEvent(type, { seed: 'bench' }));
  return `
    const autocannon = require('autocannon');
    const { createHmac, createSecretKey, randomUUID } = require('node:crypto');
    const key = createSecretKey(${JSON.stringify(benchSecret)}, 'utf8');
    const event = ${event};
    const fixed = { 'content-type': ${JSON.stringify(contract.contentType)} };
    const setupRequest = (request) => {
      const eventId = 'evt_' + randomUUID();
      const now = Date.now();
      const occurredAt = new Date(now).toISOString();
      const body = JSON.stringify({ ...event, eventId, occurredAt });
      const timestamp = String(Math.floor(now / 1000));
      const hmac = createHmac('${algorithm}', key);
      hmac.update(${jsTemplate(signedContent)});
      const signature = hmac.digest('${encoding}');
      const headers = {
        ...fixed,
        ${JSON.stringify(headers.deliveryId.name)}: 'dlv_' + randomUUID(),
        ${JSON.stringify(headers.eventId.name)}: eventId,
        ${JSON.stringify(headers.eventType.name)}: event.eventType,
        ${JSON.stringify(headers.eventOccurredAt.name)}: occurredAt,
        ${JSON.stringify(headers.apiVersion.name)}: event.apiVersion,
        ${JSON.stringify(headers.signature.name)}: ${jsTemplate(format)},
      };
      return { ...request, headers, body };
    };
    const request = { method: ${JSON.stringify(contract.method)}, headers: fixed, body: JSON.stringify(event) };
    const requests = process.argv[2] === 'signing' ? [{ ...request, setupRequest }] : [request];
    autocannon({ url: ${JSON.stringify(url)}, connections: ${connections}, duration: ${seconds}, requests }, (error, result) => {
      if (error || result.non2xx > 0) throw error || new Error('not all were taken');
      console.log(result.requests.total / result.duration);
    });`;
}

/** A template with `{names}` as one of JavaScript. */
function jsTemplate(template: string): string {
  return ['`', template.replaceAll('{', '$' + '{'), '`'].join('');
}

/** wrk on one thread: signing each event in LuaJIT by OpenSSL, and with one fixed body. */
export function wrks(folder: string, url: string, seconds: number): readonly LoadTool[] {
  const tool = (name: string, file: string, script: string): LoadTool => {
    const path = join(folder, file);
    writeFileSync(path, script);
    return {
      name,
      command: 'wrk',
      args: ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', path, url],
      perSecond: (output) => Number(/Requests\/sec: +([\d.]+)/.exec(output)?.[1]),
    };
  };
  return [
    tool('wrk, signing each in LuaJIT', 'signing.lua', luaSigning(url)),
    tool('wrk, one fixed body', 'fixed.lua', luaFixed()),
  ];
}

function luaFixed(): string {
  return `
    wrk.method = ${JSON.stringify(contract.method)}
    wrk.body = [==[${JSON.stringify(createEvent(type, { seed: 'bench' }))}]==]
    wrk.headers["Content-Type"] = ${JSON.stringify(contract.contentType)}`;
}

function luaSigning(url: string): string {
  const event = createEvent(type, { seed: 'bench' });
  const text = JSON.stringify(event);
  // The body in three parts, around its id and its time.
  const [beforeId = '', afterId = ''] = text.split(JSON.stringify(event.eventId), 2);
  const parts = text.slice(beforeId.length + JSON.stringify(event.eventId).length);
  const timeAt = parts.indexOf(JSON.stringify(event.occurredAt));
  const between = (timeAt < 0 ? afterId : parts).slice(0, timeAt);
  const rest = parts.slice(timeAt + JSON.stringify(event.occurredAt).length);
  return `
    local ffi = require("ffi")
    ffi.cdef[[
      const void *EVP_${algorithm}(void);
      unsigned char *HMAC(const void *md, const void *key, int key_len, const char *d, size_t n, unsigned char *out, unsigned int *len);
    ]]
    local found, crypto = pcall(ffi.load, "crypto")
    if not found then crypto = ffi.load("libcrypto.so.3") end
    local md = crypto.EVP_${algorithm}()
    local key = ${JSON.stringify(benchSecret)}
    local out = ffi.new("unsigned char[32]")
    local hex = {}
    for i = 0, 255 do hex[i] = string.format("%02x", i) end
    local digits = {}
    local n = 0
    local headers = {
      ["Content-Type"] = ${JSON.stringify(contract.contentType)},
      [${JSON.stringify(headers.eventType.name)}] = ${JSON.stringify(event.eventType)},
      [${JSON.stringify(headers.apiVersion.name)}] = ${JSON.stringify(event.apiVersion)},
    }
    local path = ${JSON.stringify(new URL(url).pathname)}
    request = function()
      n = n + 1
      local id = string.format("evt_01JY7M9QWBWCPMZK%010d", n)
      local now = os.time()
      local at = os.date("!%Y-%m-%dT%H:%M:%SZ", now)
      local body = [==[${beforeId}"]==] .. id .. [==["${between}"]==] .. at .. [==["${rest}]==]
      local content = ${luaConcat(signedContent, { timestamp: 'tostring(now)', body: 'body' })}
      crypto.HMAC(md, key, #key, content, #content, out, nil)
      for i = 0, 31 do digits[i + 1] = hex[out[i]] end
      headers[${JSON.stringify(headers.deliveryId.name)}] = "dlv_" .. id
      headers[${JSON.stringify(headers.eventId.name)}] = id
      headers[${JSON.stringify(headers.eventOccurredAt.name)}] = at
      headers[${JSON.stringify(headers.signature.name)}] = ${luaConcat(format, { timestamp: 'tostring(now)', signature: 'table.concat(digits)' })}
      return wrk.format(${JSON.stringify(contract.method)}, path, headers, body)
    end`;
}

/** A template with `{names}` as a concatenation in Lua. */
function luaConcat(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split(/\{(\w+)\}/)
    .map((part, at) => (at % 2 === 1 ? (values[part] ?? '""') : JSON.stringify(part)))
    .filter((part) => part !== '""')
    .join(' .. ');
}
