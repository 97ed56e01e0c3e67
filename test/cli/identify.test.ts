import { describe, expect, it } from 'vitest';
import { dalel } from './support';

const tron = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const bitcoin = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

describe('identify', () => {
  // Would catch: lines that are lost, joined or answered out of order: blank ones, Windows line ends, no last line end.
  it('answers every line of stdin with one line', async () => {
    const input = `\ufeff${bitcoin}\r\n\n${tron}\nhello there`;
    const answer = await dalel(['identify', '--stdin', '--json'], input);
    const lines = answer.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { input: bitcoin, matches: [{ kind: 'address', chain: 'bitcoin', checksum: 'verified' }] },
      { input: '', matches: [] },
      {
        input: tron,
        matches: [
          { kind: 'address', chain: 'tron', checksum: 'verified' },
          { kind: 'token', chain: 'tron', format: 'USDT' },
        ],
      },
      { input: 'hello there', matches: [] },
    ]);
    expect(answer.exit).toBe(0);
  });

  // Would catch: a secret printed by the very command that recognises it, in either form of answer.
  it('names seed words and keys without repeating them', async () => {
    const words = `${'abandon '.repeat(11)}about`;
    for (const json of [[], ['--json']]) {
      const answer = await dalel(['identify', words, ...json]);
      expect(answer.out + answer.told).not.toContain('abandon');
    }
    expect((await dalel(['identify', words, '--json'])).json()).toEqual({
      input: null,
      matches: [{ kind: 'seed', secret: true }],
    });
  });

  // Would catch: a chain that only its identifier finds, or a verdict that takes another chain's rules.
  it('judges by one chain, named by name or ticker', async () => {
    for (const chain of ['bitcoin', 'BTC']) {
      expect((await dalel(['identify', '--chain', chain, bitcoin, '--json'])).json()).toMatchObject({
        input: bitcoin,
        valid: true,
        format: 'P2WPKH',
      });
    }
    expect((await dalel(['identify', '--chain', 'tron', bitcoin, '--json'])).json()).toMatchObject({
      valid: false,
    });
    const unknown = await dalel(['identify', '--chain', 'nochain', 'x', '--json']);
    expect([unknown.exit, unknown.json()]).toMatchObject([2, { error: { code: 'chain.unknown' } }]);
  });

  // Would catch: text of a stranger that moves the cursor or colours the officer's terminal.
  it('prints no control character of the text it was given', async () => {
    const answer = await dalel(['identify', 'x\u001b[31mred\u0007']);
    expect(answer.out).not.toMatch(/[\u0007\u001b]/);
  });
});
