import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { HDKey } from '@scure/bip32';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bitcoinMessageHash } from '../../db/domain/proof/messages';
import { type Launched, launch } from './launch';
import { answerDialogs } from './reportSteps';
import { fill, makeVault, openCase, openCasePage, save } from './steps';

/** The account of BIP-84's own test words ("abandon … about"), as the BIP prints it. */
const zpub =
  'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
const second = 'bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g';
const seed =
  '5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc19a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4';
const title = 'Пирамида «Алтын күз»';
const fixtures = resolve(import.meta.dirname, '../fixtures');

let folder: string;
let running: Launched;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-keys-'));
  running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
  page = running.page;
  await makeVault(page);
  await openCase(page, title);
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

async function newWallet(label: string): Promise<void> {
  await openCasePage(page, title);
  await page.getByTestId('add-wallet').first().click();
  await page.getByTestId('page-wallet-form').waitFor();
  await fill(page, 'label', label);
  await page.getByTestId('control-carrier-held').click();
}

/** Electrum's kind of signature for a native segwit address (BIP-137): the header says how the key is hashed. */
function signed(message: string): string {
  const key = HDKey.fromMasterSeed(hexToBytes(seed)).derive("m/84'/0'/0'/0/1").privateKey;
  const hash = bitcoinMessageHash(message, 'bitcoin');
  if (!key || !hash) throw new Error('no key to sign with');
  const bytes = secp256k1.sign(hash, key, { prehash: false, format: 'recovered' });
  return base64.encode(Uint8Array.of(39 + (bytes[0] ?? 0), ...bytes.subarray(1)));
}

describe('keys and proofs, through the window', () => {
  // Would catch: a key that controls the victim's counterpart, and nobody is told by which path.
  it('finds by a pasted public key an address of another wallet, and states the path', async () => {
    await newWallet('Жәбірленуші төлеген мекенжай');
    await page.getByTestId('address-paste').fill(second);
    await page.getByTestId('address-add').click();
    await save(page, 'page-wallet');
    await newWallet('Trezor Model T');
    await fill(page, 'publicKey', zpub);
    await save(page, 'page-wallet');
    const keys = page.getByTestId('section-keys');
    await keys.getByText('0/1', { exact: false }).first().waitFor();
    await page.getByTestId('match-key').click();
    const hit = page.getByTestId('match-hit');
    await hit.waitFor({ timeout: 60_000 });
    expect(await hit.textContent()).toContain('/0/1');
    expect((await hit.textContent())?.replace(/\s/g, '')).toContain(second);
  });

  // Would catch: a descriptor with a letter mistyped that quietly derives other addresses.
  it('refuses a descriptor whose checksum does not hold, in words', async () => {
    await newWallet('Sparrow');
    await fill(page, 'publicKey', `wpkh(${zpub})#qqqqqqqq`);
    await save(page, 'page-wallet');
    const keys = page.getByTestId('section-keys');
    await keys.getByRole('alert').first().waitFor();
    expect(await keys.getByRole('row').count()).toBe(0);
  });

  it('fills a wallet from the file of another program, and says an unfinished transaction in words', async () => {
    await newWallet('');
    const file = join(fixtures, 'wallet-files/io/electrum-singlesig-wallet.json');
    await answerDialogs(running.app, { open: file });
    await page.getByTestId('read-wallet-file').click();
    await page.getByTestId('wallet-file-read').waitFor();
    expect(await page.getByTestId('field-publicKey').inputValue()).toMatch(/pub|\(/);
    const { cases } = JSON.parse(
      readFileSync(join(fixtures, 'hd-wallets/bips/bip-0174_psbt.json'), 'utf8'),
    ) as { cases: { base64: string; expected: string }[] };
    const psbt = join(folder, 'unfinished.psbt');
    writeFileSync(psbt, cases.find(({ expected }) => expected === 'valid')?.base64 ?? '');
    await answerDialogs(running.app, { open: psbt });
    await page.getByTestId('read-wallet-file').click();
    await page.getByTestId('psbt').waitFor();
    expect(await page.getByTestId('psbt').textContent()).toMatch(/\d\.\d{8} BTC/);
  });

  // Would catch: a signature taken for a message that nobody asked for, or a wrong one that is recorded.
  it('asks for a signature over the challenge, refuses a wrong one, and records the one that holds', async () => {
    await openCasePage(page, title);
    await page.getByRole('row').filter({ hasText: 'Жәбірленуші төлеген' }).first().click();
    await page.getByTestId('section-proofs').waitFor();
    const message = page.getByTestId('proof-message');
    await expect.poll(() => message.inputValue()).not.toBe('');
    const challenge = await message.inputValue();
    await page.getByTestId('proof-signature').fill(signed(`${challenge}!`));
    await page.getByTestId('proof-record').click();
    await page.getByTestId('section-proofs').getByRole('alert').first().waitFor();
    expect(await page.getByTestId('proof').count()).toBe(0);
    await page.getByTestId('proof-signature').fill(signed(challenge));
    await page.getByTestId('proof-signed-by').fill('Сейітов Бауыржан');
    await page.getByTestId('proof-record').click();
    await page.getByTestId('proof').waitFor();
    expect(await page.getByTestId('proof').textContent()).toContain('Сейітов Бауыржан');
  });
});
