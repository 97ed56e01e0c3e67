import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { Refusal } from '../../db/domain/refusal';
import { orderChain } from './certificate';
import { makeSigner, type Signer } from './signer';

/** A file of keys is small; more is a wrong file. */
const LARGEST = 1_000_000;

type Bags = forge.pkcs12.Pkcs12Pfx;

function derOf(node: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(node).getBytes(), 'binary');
}

function parse(bytes: Uint8Array): forge.asn1.Asn1 {
  try {
    if (bytes.length > LARGEST) throw new Error('too large');
    const outer = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'));
    // PFX ::= SEQUENCE { version INTEGER (3), authSafe … }
    const parts = outer.value;
    if (!Array.isArray(parts) || parts.length < 2) throw new Error('not a PFX');
    return outer;
  } catch {
    throw new Refusal('signing.not-pkcs12');
  }
}

function decrypt(outer: forge.asn1.Asn1, passphrase: string): Bags {
  try {
    return forge.pkcs12.pkcs12FromAsn1(outer, false, passphrase);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/unsupported|unknown/i.test(text)) throw new Refusal('signing.unsupported-encryption');
    if (/MAC could not be verified/i.test(text)) throw new Refusal('signing.wrong-passphrase');
    // The MAC agreed, so the passphrase is right: PBES2 reads it as UTF-8 (RFC 8018), which the library does not.
    if (/[^\x20-\x7e]/.test(passphrase)) return decryptUtf8(outer, passphrase);
    if (/password|decrypt|pad/i.test(text)) throw new Refusal('signing.wrong-passphrase');
    throw new Refusal('signing.not-pkcs12');
  }
}

/** Once more without the MAC, which takes the passphrase in another encoding and has been checked. */
function decryptUtf8(outer: forge.asn1.Asn1, passphrase: string): Bags {
  if (!Array.isArray(outer.value)) throw new Refusal('signing.not-pkcs12');
  const withoutMac: forge.asn1.Asn1 = { ...outer, value: outer.value.slice(0, 2) };
  try {
    return forge.pkcs12.pkcs12FromAsn1(withoutMac, false, Buffer.from(passphrase, 'utf8').toString('binary'));
  } catch {
    throw new Refusal('signing.wrong-passphrase');
  }
}

/** A kind of key that this machine's cryptography does not know (BoringSSL has fewer curves) is not one to sign with. */
function readKey(pkcs8: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  } catch {
    throw new Refusal('signing.weak-key', { key: 'unknown' });
  }
}

/** node-forge knows RSA keys as numbers and leaves all others as the PKCS#8 structure that it found. */
function keysOf(bags: Bags): KeyObject[] {
  const { pkcs8ShroudedKeyBag, keyBag } = forge.pki.oids;
  const out: KeyObject[] = [];
  for (const type of [pkcs8ShroudedKeyBag, keyBag]) {
    if (type === undefined) continue;
    for (const bag of bags.getBags({ bagType: type })[type] ?? []) {
      const structure = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1;
      out.push(readKey(derOf(structure)));
    }
  }
  return out;
}

function certificatesOf(bags: Bags): X509Certificate[] {
  const { certBag } = forge.pki.oids;
  if (certBag === undefined) return [];
  return (bags.getBags({ bagType: certBag })[certBag] ?? []).map((bag) => {
    const structure = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1;
    return new X509Certificate(derOf(structure));
  });
}

/**
 * Opens an officer's PKCS#12 (RSA of 2048 bits and more, P-256, P-384, P-521) for signing at the time `at`.
 * @throws Refusal signing.wrong-passphrase, signing.not-pkcs12, signing.no-key and those of `makeSigner`
 */
export function openPkcs12(bytes: Uint8Array, passphrase: string, at: Date = new Date()): Signer {
  const bags = decrypt(parse(bytes), passphrase);
  let keys: KeyObject[];
  let certificates: X509Certificate[];
  try {
    keys = keysOf(bags);
    certificates = certificatesOf(bags);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('signing.not-pkcs12');
  }
  for (const key of keys) {
    const leaf = certificates.find((certificate) => certificate.checkPrivateKey(key));
    if (leaf === undefined) continue;
    const [, ...issuers] = orderChain(
      leaf,
      certificates.filter((other) => other !== leaf),
    );
    return makeSigner([leaf, ...issuers], key, at);
  }
  throw new Refusal('signing.no-key');
}
