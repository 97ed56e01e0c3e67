/** As much of Node's Buffer as the shared files of the verifier use. `main.ts` puts it into place before they run. */

type Encoding = 'utf8' | 'latin1' | 'hex' | 'base64' | 'utf16le';

function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf8':
      return new TextEncoder().encode(text);
    case 'latin1':
      return Uint8Array.from(text, (char) => char.charCodeAt(0) & 255);
    case 'hex': {
      const pairs = /^(?:[0-9a-f]{2})*/i.exec(text)?.[0].match(/../g) ?? [];
      return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
    }
    case 'base64':
      return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    case 'utf16le': {
      const out = new Uint8Array(text.length * 2);
      for (let i = 0; i < text.length; i += 1) {
        out[i * 2] = text.charCodeAt(i) & 255;
        out[i * 2 + 1] = text.charCodeAt(i) >> 8;
      }
      return out;
    }
  }
}

export class Bytes extends Uint8Array {
  static override from(source: unknown, encoding?: unknown): Bytes {
    if (typeof source === 'string') return Bytes.view(encode(source, (encoding ?? 'utf8') as Encoding));
    return Bytes.view(Uint8Array.from(source as ArrayLike<number>));
  }

  private static view(bytes: Uint8Array): Bytes {
    return new Bytes(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);
  }

  static override of(...items: number[]): Bytes {
    return Bytes.view(Uint8Array.from(items));
  }

  static alloc(length: number): Bytes {
    return new Bytes(length);
  }

  static isBuffer(value: unknown): boolean {
    return value instanceof Bytes;
  }

  static concat(parts: readonly Uint8Array[]): Bytes {
    const out = new Bytes(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  static compare(left: Uint8Array, right: Uint8Array): number {
    const shorter = Math.min(left.length, right.length);
    for (let i = 0; i < shorter; i += 1) {
      const difference = (left[i] ?? 0) - (right[i] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    return Math.sign(left.length - right.length);
  }

  swap16(): this {
    for (let i = 0; i + 1 < this.length; i += 2) {
      const first = this[i] ?? 0;
      this[i] = this[i + 1] ?? 0;
      this[i + 1] = first;
    }
    return this;
  }

  override toString(encoding: Encoding = 'utf8'): string {
    switch (encoding) {
      case 'hex':
        return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
      case 'utf8':
        return new TextDecoder().decode(this);
      case 'utf16le':
        return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(this);
      case 'base64':
        return btoa(this.toString('latin1'));
      case 'latin1': {
        const pieces: string[] = [];
        for (let at = 0; at < this.length; at += 8_192)
          pieces.push(String.fromCharCode(...this.subarray(at, at + 8_192)));
        return pieces.join('');
      }
    }
  }
}
