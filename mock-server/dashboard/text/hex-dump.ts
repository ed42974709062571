export interface HexLine {
  readonly offset: string;
  readonly hex: string;
  readonly ascii: string;
}

const width = 16;

/** Bytes as hexdump(1) shows them, sixteen on a line. */
export function hexDump(bytes: Uint8Array): readonly HexLine[] {
  const lines: HexLine[] = [];
  for (let at = 0; at < bytes.length; at += width) {
    const some = [...bytes.subarray(at, at + width)];
    const pairs = some.map((byte) => byte.toString(16).padStart(2, '0'));
    lines.push({
      offset: at.toString(16).padStart(6, '0'),
      hex: `${pairs.slice(0, 8).join(' ')}${pairs.length > 8 ? `  ${pairs.slice(8).join(' ')}` : ''}`,
      ascii: some.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·')).join(''),
    });
  }
  return lines;
}

/** The bytes that base64 stands for. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
