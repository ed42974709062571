import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseAddress, refuseUrl } from '../../mock-server/transport/target-policy.ts';

const loopbackOnly = { allowHosts: [] };

/** The reason an address is refused when its own literal is the host and is allowed, or undefined. */
function reasonWhenListed(address: string): string | undefined {
  return refuseAddress(address, address, { allowHosts: [address] })?.reason;
}

describe('an address', () => {
  test.each(['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:0:0:1'])(
    'A13 %s is this machine and always fine',
    (address) => {
      expect(refuseAddress('anything.example', address, loopbackOnly)).toBeUndefined();
    },
  );

  test.each([
    ['169.254.169.254', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['fd20:ce::254', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['::ffff:a9fe:a9fe', 'metadata'],
    ['169.254.0.1', 'link_local'],
    ['fe80::1', 'link_local'],
    ['febf::1', 'link_local'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['::ffff:0.0.0.0', 'unspecified'],
    ['255.255.255.255', 'broadcast'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.250', 'multicast'],
    ['ff02::1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['64:ff9b::a00:1', 'ipv6_transition'],
    ['64:ff9b:1::a00:1', 'ipv6_transition'],
    ['2002:a00:1::', 'ipv6_transition'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'ipv6_transition'],
    ['2001:db8::5efe:10.0.0.1', 'ipv6_transition'],
    ['2001:db8::200:5efe:10.0.0.1', 'ipv6_transition'],
    ['fec0::1', 'ipv6_transition'],
    ['::10.0.0.1', 'ipv6_transition'],
    ['::ffff:0:10.0.0.1', 'ipv6_transition'],
    ['fe80::1%lo', 'zone_id'],
    ['127.1', 'not_an_address'],
    ['0x7f000001', 'not_an_address'],
    ['', 'not_an_address'],
  ])('A13 W03 %s is never sent to, even when listed: %s', (address, reason) => {
    expect(reasonWhenListed(address)).toBe(reason);
  });

  test.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '8.8.8.8',
    'fd00::1',
    '2600::1',
    '::ffff:10.0.0.1',
  ])('A13 A14 W03 %s is sent to only when its host is listed', (address) => {
    expect(refuseAddress(address, address, loopbackOnly)?.reason).toBe('host_not_allowed');
    expect(refuseAddress('hook.example', address, loopbackOnly)?.hint).toContain('hook.example');
    expect(refuseAddress('hook.example', address, { allowHosts: ['hook.example'] })).toBeUndefined();
    expect(reasonWhenListed(address)).toBeUndefined();
  });
});

describe('all spellings of an address are judged alike', () => {
  const judge = (host: string): string | undefined =>
    refuseAddress(host, host.replace(/^\[|\]$/g, ''), { allowHosts: ['10.1.2.3'] })?.reason;
  const octet = fc.oneof(fc.nat(255), fc.constantFrom(0, 10, 100, 127, 169, 192, 224, 240, 254, 255));
  const ipv4 = fc.tuple(octet, octet, octet, octet);

  test('IPv4: dotted, short, whole number, hexadecimal, octal, mapped into IPv6', () => {
    fc.assert(
      fc.property(ipv4, ([a, b, c, d]) => {
        const whole = ((a * 256 + b) * 256 + c) * 256 + d;
        const hex = (high: number, low: number): string => (high * 256 + low).toString(16);
        const spellings = [
          `${whole}`,
          `0x${whole.toString(16)}`,
          `${a}.${b}.${c * 256 + d}`,
          `${a}.${(b * 256 + c) * 256 + d}`,
          [a, b, c, d].map((part) => `0${part.toString(8)}`).join('.'),
          [a, b, c, d].map((part) => `0x${part.toString(16)}`).join('.'),
          `[::ffff:${a}.${b}.${c}.${d}]`,
          `[::FFFF:${hex(a, b)}:${hex(c, d)}]`,
          `[0:0:0:0:0:ffff:${hex(a, b)}:${hex(c, d)}]`,
        ];
        const expected = judge(`${a}.${b}.${c}.${d}`);
        for (const spelling of spellings) {
          expect(judge(new URL(`http://${spelling}/`).hostname), spelling).toBe(expected);
        }
      }),
    );
  });

  test('IPv6: compressed or not, upper or lower case, leading zeros or none', () => {
    const group = fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0, 1, 0x64, 0xff9b, 0xffff, 0x2002, 0x5efe));
    const first = fc.constantFrom(0, 0x64, 0x2001, 0x2002, 0x2600, 0xfd00, 0xfe80, 0xfec0, 0xff02);
    const groups = fc.tuple(first, fc.array(group, { minLength: 7, maxLength: 7 }));
    fc.assert(
      fc.property(groups, ([head, tail]) => {
        const parts = [head, ...tail].map((part) => part.toString(16));
        const plain = parts.join(':');
        const padded = parts.map((part) => part.padStart(4, '0')).join(':');
        const compressed = new URL(`http://[${plain}]/`).hostname.slice(1, -1);
        const verdicts = [plain, padded, compressed, plain.toUpperCase()].map(judge);
        expect(new Set(verdicts).size).toBe(1);
      }),
    );
  });
});

describe('a target URL', () => {
  test.each([
    ['http://127.0.0.1:8080/hook?a=1', undefined],
    ['https://hook.example/', undefined],
    ['http://[::1]/', undefined],
    ['ftp://127.0.0.1/', 'unsupported_scheme'],
    ['file:///etc/passwd', 'unsupported_scheme'],
    ['javascript:alert(1)', 'unsupported_scheme'],
    ['http://user@127.0.0.1/', 'userinfo'],
    ['http://:secret@127.0.0.1/', 'userinfo'],
    ['http://[fe80::1%25eth0]/', 'zone_id'],
    ['http://[::1%lo]/', 'zone_id'],
    ['127.0.0.1:80', 'invalid_url'],
    ['', 'invalid_url'],
  ])('S35 %s: %s', (target, reason) => {
    expect(refuseUrl(target)?.reason).toBe(reason);
  });

  test('with credentials is refused without repeating them', () => {
    expect(JSON.stringify(refuseUrl('http://name:secret@127.0.0.1/'))).not.toContain('secret');
  });
});
