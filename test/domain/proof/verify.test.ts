import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import * as btc from '@scure/btc-signer';
import { describe, expect, it } from 'vitest';
import { addressOfKey } from '../../../db/domain/hd/networks';
import { challengeText, isChallengeFor, verifySignedMessage } from '../../../db/domain/proof';
import {
  bitcoinMessageHash,
  ethereumMessageHash,
  tronMessageHashes,
} from '../../../db/domain/proof/messages';

const verify = (
  chain: 'bitcoin' | 'dogecoin' | 'ethereum' | 'tron',
  address: string,
  message: string,
  signature: string,
) => verifySignedMessage({ chain, address, message, signature });

describe('signed messages of the Bitcoin family', () => {
  // From the suite of bitcoinjs-message (MIT).
  const vires = 'vires is numeris';
  const plain = 'G8JawPtQOrybrSP1WHQnQPr67B9S3qrxBrl1mlzoTJOSHEpmnF7D3+t+LX0Xei9J20B5AIdPbeL3AaTBZ4N3bY0=';
  const compressed =
    'H8JawPtQOrybrSP1WHQnQPr67B9S3qrxBrl1mlzoTJOSHEpmnF7D3+t+LX0Xei9J20B5AIdPbeL3AaTBZ4N3bY0=';
  const nested = 'JF8nHqFr3K2UKYahhX3soVeoW8W1ECNbr0wfck7lzyXjCS5Q16Ek45zyBuy1Fiy9sTPKVgsqqOuPvbycuVSSVl8=';
  const segwit = 'KF8nHqFr3K2UKYahhX3soVeoW8W1ECNbr0wfck7lzyXjCS5Q16Ek45zyBuy1Fiy9sTPKVgsqqOuPvbycuVSSVl8=';
  const doge = 'H6k+dZwJ8oOei3PCSpdj603fDvhlhQ+sqaFNIDvo/bI+Xh6zyIKGzZpyud6YhZ1a5mcrwMVtTWL+VXq/hC5Zj7s=';

  // Would catch: a form of BIP-137 that is not read, or another chain's words before the message.
  it('agrees with the suite of bitcoinjs', () => {
    expect(verify('bitcoin', '16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM', vires, plain).verdict).toBe('valid');
    expect(verify('bitcoin', '1PMycacnJaSqwwJqjawXBErnLsZ7RkXUAs', vires, compressed).verdict).toBe('valid');
    expect(verify('bitcoin', '3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN', vires, nested).verdict).toBe('valid');
    expect(verify('bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', vires, segwit).verdict).toBe(
      'valid',
    );
    expect(verify('dogecoin', 'DFpN6QqFfUm3gKNaxN6tNcab1FArL9cZLE', vires, doge)).toMatchObject({
      verdict: 'valid',
      method: 'bip137',
    });
    expect(bytesToHex(bitcoinMessageHash('Vires is Numeris', 'dogecoin') ?? new Uint8Array())).toBe(
      'c0963d20d0accd0ea0df6c1020bf85a7e629a40e7b5363f2c3e9dcafd5638f12',
    );
  });

  // Would catch: a signature that proves control for another message, address or form of the key.
  it('refuses what the suite refuses', () => {
    expect(verify('bitcoin', '16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM', 'foobar', plain).verdict).toBe('invalid');
    expect(verify('bitcoin', '1111111111111111111114oLvT2', vires, compressed).reason).toBe('other-key');
    expect(verify('bitcoin', '16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM', vires, compressed).verdict).toBe('invalid');
    expect(verify('bitcoin', '1PMycacnJaSqwwJqjawXBErnLsZ7RkXUAs', vires, plain).verdict).toBe('invalid');
    expect(verify('bitcoin', '1PMycacnJaSqwwJqjawXBErnLsZ7RkXUAt', vires, compressed).reason).toBe('address');
  });
});

describe('BIP-322 simple', () => {
  const address = 'bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l';
  const empty = [
    'AkcwRAIgM2gBAQqvZX15ZiysmKmQpDrG83avLIT492QBzLnQIxYCIBaTpOaD20qRlEylyxFSeEA2ba9YOixpX8z46TSDtS40ASECx/EgAxlkQpQ9hYjgGu6EBCPMVPwVIVJqO4XCsMvViHI=',
    'AkgwRQIhAPkJ1Q4oYS0htvyuSFHLxRQpFAY56b70UvE7Dxazen0ZAiAtZfFz1S6T6I23MWI2lK/pcNTWncuyL8UL+oMdydVgzAEhAsfxIAMZZEKUPYWI4BruhAQjzFT8FSFSajuFwrDL1Yhy',
  ];
  const hello = [
    'AkcwRAIgZRfIY3p7/DoVTty6YZbWS71bc5Vct9p9Fia83eRmw2QCICK/ENGfwLtptFluMGs2KsqoNSk89pO7F29zJLUx9a/sASECx/EgAxlkQpQ9hYjgGu6EBCPMVPwVIVJqO4XCsMvViHI=',
    'AkgwRQIhAOzyynlqt93lOKJr+wmmxIens//zPzl9tqIOua93wO6MAiBi5n5EyAcPScOjf1lAqIUIQtr3zKNeavYabHyR8eGhowEhAsfxIAMZZEKUPYWI4BruhAQjzFT8FSFSajuFwrDL1Yhy',
  ];

  // Would catch: any field of the two virtual transactions in another order or size than the specification's.
  it('verifies the signatures that BIP-322 prints, and none of them for the other message', () => {
    for (const one of empty)
      expect(verify('bitcoin', address, '', one)).toMatchObject({ verdict: 'valid', method: 'bip322' });
    for (const one of hello) expect(verify('bitcoin', address, 'Hello World', one).verdict).toBe('valid');
    for (const one of hello)
      expect(verify('bitcoin', address, 'Hello World.', one)).toMatchObject({
        verdict: 'invalid',
        reason: 'signature',
      });
  });

  // By the same key for its taproot address, as Bitcoin Core's tests print it.
  it('verifies taproot by its key', () => {
    const taproot = 'bc1ppv609nr0vr25u07u95waq5lucwfm6tde4nydujnu8npg4q75mr5sxq8lt3';
    const signed =
      'AUHd69PrJQEv+oKTfZ8l+WROBHuy9HKrbFCJu7U1iK2iiEy1vMU5EfMtjc+VSHM7aU0SDbak5IUZRVno2P5mjSafAQ==';
    expect(verify('bitcoin', taproot, 'Hello World', signed).verdict).toBe('valid');
    expect(verify('bitcoin', taproot, 'Hello', signed).verdict).toBe('invalid');
  });

  // Would catch: a nested address judged by another rule than the transaction library signs by.
  it('verifies what an independent library signs for SegWit within P2SH', () => {
    const key = hexToBytes('02'.repeat(32));
    const pay = btc.p2sh(btc.p2wpkh(secp256k1.getPublicKey(key)));
    const hash = schnorr.utils.taggedHash('BIP0322-signed-message', new TextEncoder().encode('Сәлем'));
    const loose = {
      version: 0,
      allowUnknownInputs: true,
      allowUnknownOutputs: true,
      disableScriptCheck: true,
    };
    const spend = new btc.Transaction(loose);
    const scriptSig = Uint8Array.from([0, 32, ...hash]);
    spend.addOutput({ script: pay.script, amount: 0n });
    spend.addInput({ txid: new Uint8Array(32), index: 0xffffffff, sequence: 0, finalScriptSig: scriptSig });
    const sign = new btc.Transaction(loose);
    const witnessUtxo = { script: pay.script, amount: 0n };
    const redeemScript = pay.redeemScript ?? new Uint8Array();
    sign.addInput({ txid: spend.id, index: 0, sequence: 0, witnessUtxo, redeemScript });
    sign.addOutput({ script: Uint8Array.of(0x6a), amount: 0n });
    sign.sign(key);
    sign.finalize();
    const witness = sign.getInput(0).finalScriptWitness ?? [];
    const bytes = [witness.length, ...witness.flatMap((item) => [item.length, ...item])];
    const signature = base64.encode(Uint8Array.from(bytes));
    expect(verify('bitcoin', pay.address ?? '', 'Сәлем', signature)).toMatchObject({
      verdict: 'valid',
      method: 'bip322',
    });
    expect(verify('bitcoin', pay.address ?? '', 'Сәлeм', signature).verdict).toBe('invalid');
  });

  // Would catch: a form that is not judged (here a full transaction) being called wrong.
  it('says that it does not know other forms', () => {
    expect(
      verify(
        'bitcoin',
        address,
        '',
        'AAAAAAHNcfHaNfl8f/+ZC2gTr8aF+0KgppYjKM94egaNm/u1ZAAAAAAAAAAAAQAAAAAAAAAAAWoAAAAA',
      ).verdict,
    ).toBe('unknown');
    expect(verify('bitcoin', address, '', 'not base64!').verdict).toBe('unknown');
  });
});

describe('Ethereum and TRON', () => {
  // The example of web3's documentation of `accounts.sign`.
  it('verifies EIP-191', () => {
    const address = '0x2c7536E3605D9C16a7a3D7b1898e529396a65c23';
    const signature =
      '0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c';
    expect(verify('ethereum', address, 'Some data', signature)).toMatchObject({
      verdict: 'valid',
      method: 'eip191',
    });
    expect(verify('ethereum', address.toLowerCase(), 'Some data', signature).verdict).toBe('valid');
    expect(verify('ethereum', address, 'Some date', signature)).toMatchObject({
      verdict: 'invalid',
      reason: 'other-key',
    });
  });

  // Would catch: TRON's words mistaken for Ethereum's, or a length in characters instead of bytes.
  it('verifies TRON messages, in Cyrillic too', () => {
    const key = hexToBytes('01'.repeat(32));
    const address = addressOfKey(secp256k1.getPublicKey(key), 'tron').address;
    const message = 'Мен осы мекенжайды басқарамын';
    const sign = (digest: Uint8Array): string => {
      const bytes = secp256k1.sign(digest, key, { prehash: false, format: 'recovered' });
      return `${bytesToHex(bytes.subarray(1))}${(27 + (bytes[0] ?? 0)).toString(16)}`;
    };
    const [digest = new Uint8Array(32)] = tronMessageHashes(message);
    expect(verify('tron', address, message, sign(digest))).toMatchObject({
      verdict: 'valid',
      method: 'tron',
    });
    expect(verify('tron', address, message, sign(ethereumMessageHash(message))).verdict).toBe('invalid');
  });
});

describe('the challenge', () => {
  it('names case, address, day and ledger head, and is told from another', () => {
    const text = challengeText({
      caseNumber: 'ШМК-2026-001',
      address: 'bc1q…',
      date: '2026-11-23',
      head: 'ab'.repeat(32),
      headSeq: 41,
    });
    expect(text).toContain(`Ledger head 41: ${'ab'.repeat(32)}`);
    expect(isChallengeFor(text, { caseNumber: 'ШМК-2026-001', address: 'bc1q…' })).toBe(true);
    expect(isChallengeFor(text, { caseNumber: 'ШМК-2026-002', address: 'bc1q…' })).toBe(false);
  });
});
