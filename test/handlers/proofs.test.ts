import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOfKey } from '../../db/domain/hd/networks';
import { ethereumMessageHash } from '../../db/domain/proof/messages';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
beforeEach(() => {
  test = makeTestDesk();
});
afterEach(() => test.end());

const key = hexToBytes('03'.repeat(32));
const mine = addressOfKey(secp256k1.getPublicKey(key), 'ethereum').address;

function sign(message: string): string {
  const bytes = secp256k1.sign(ethereumMessageHash(message), key, { prehash: false, format: 'recovered' });
  return `0x${bytesToHex(bytes.subarray(1))}${(27 + (bytes[0] ?? 0)).toString(16)}`;
}

async function walletWith(text: string) {
  const { id: caseId } = await test.request('case.record', { draft: { title: 'Дело' } });
  return test.request('wallet.record', {
    draft: { caseId, label: 'MetaMask', addresses: [{ chain: 'ethereum', text }] },
  });
}

describe('proof of control', () => {
  // Would catch: a proof that is kept without its texts, its entry in the ledger, or the case and head that it answers.
  it('asks with case, address and ledger head, verifies the answer and records it', async () => {
    await makeDeskVault(test);
    const wallet = await walletWith(mine);
    const addressId = wallet.addresses[0]?.id ?? '';
    const { text } = await test.request('proof.challenge', { addressId });
    const head = await test.request('ledger.head', {});
    expect(text).toContain(`Ledger head ${head.seq}: ${head.hash}`);
    const proof = await test.request('proof.record', {
      addressId,
      message: text,
      signature: sign(text),
      signedBy: 'владелец, при двух понятых',
    });
    expect(proof).toMatchObject({ walletId: wallet.id, method: 'eip191', challenge: 'own', address: mine });
    expect(await test.request('proof.list', { walletId: wallet.id })).toEqual([proof]);
    const [entry] = await test.request('ledger.list', {
      subjectKind: 'wallet',
      subjectId: wallet.id,
      limit: 1,
    });
    expect(entry?.body.kind).toBe('proof.record');
    expect((await test.request('ledger.verify', {})).ok).toBe(true);
  });

  // Would catch: a signature by another key, or over another text, that gets into the vault; an old message taken for an answer.
  it('records nothing that does not verify, and says when the text is not its own', async () => {
    await makeDeskVault(test);
    const wallet = await walletWith('0x52908400098527886E0F7030069857D2E4169EE7');
    const addressId = wallet.addresses[0]?.id ?? '';
    const wrong = { addressId, message: 'Hello', signature: sign('Hello') };
    await expect(test.request('proof.record', wrong)).rejects.toMatchObject({ code: 'proof.not-valid' });
    const own = await walletWith(mine);
    const ownAddress = own.addresses[0]?.id ?? '';
    const altered = { addressId: ownAddress, message: 'Hello!', signature: sign('Hello') };
    await expect(test.request('proof.record', altered)).rejects.toMatchObject({ code: 'proof.not-valid' });
    const old = { addressId: ownAddress, message: 'Hello', signature: sign('Hello') };
    expect(await test.request('proof.record', old)).toMatchObject({ challenge: 'other' });
  });
});
