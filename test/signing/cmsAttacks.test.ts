import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  contentOf,
  context,
  der,
  integer,
  nullValue,
  octets,
  oid,
  rawOf,
  readAsn1,
  sequence,
  setOf,
} from '../../electron/signing/asn1';
import { readCertificate } from '../../electron/signing/certificate';
import { assembleCms, signedAttributes } from '../../electron/signing/cms';
import { Oid } from '../../electron/signing/oids';
import type { Signer } from '../../electron/signing/signer';
import { verifyPdf } from '../../electron/signing/verify';
import { algorithmOf, certify, ecKeys, officer, rsaKeys, signerOf } from './certificates';
import { type HandSigning, plainFile, signByHand, somebody, soundCms } from './handMade';

const file = plainFile();
const verdictOf = (how: HandSigning): string => verifyPdf(signByHand(file, how)).verdict;
const sha = (name: string, bytes: Uint8Array): Buffer => createHash(name).update(bytes).digest();

/** A sound CMS taken apart: content info, signed data, its only signer. */
function parts(cms: Uint8Array) {
  const signedData = childrenOf(childrenOf(readAsn1(cms))[1] ?? readAsn1(cms))[0] ?? readAsn1(cms);
  const fields = childrenOf(signedData).map((node) => Buffer.from(rawOf(node)));
  return { fields, signer: Buffer.from(contentOf(readAsn1(fields.at(-1) ?? Buffer.of()))) };
}

const wrapped = (...fields: Buffer[]): Buffer =>
  sequence(oid(Oid.signedData), der(context(0), sequence(...fields)));

/** The same with another name for the algorithm of the signature value. */
function withAlgorithm(cms: Uint8Array, algorithm: Buffer): Buffer {
  const { fields, signer } = parts(cms);
  const inner: Buffer[] = childrenOf(readAsn1(signer)).map((node) => Buffer.from(rawOf(node)));
  inner[4] = algorithm;
  return wrapped(...fields.slice(0, -1), setOf(sequence(...inner)));
}

const attribute = (id: string, ...values: Buffer[]): Buffer => sequence(oid(id), der(0x31, ...values));

/** A CMS over attributes that are as asked, signed with them. */
function withAttributes(signer: Signer, ...attributes: Buffer[]): Buffer {
  const set = der(0x31, ...attributes.sort(Buffer.compare));
  return assembleCms(signer, set, signer.sign(set));
}

const bound = (covered: Uint8Array): Buffer[] =>
  childrenOf(readAsn1(signedAttributes(somebody(), sha('sha256', covered)))).map((node) =>
    Buffer.from(rawOf(node)),
  );

/** A signature by an algorithm that Dalel itself never makes. */
function foreign(
  key: ReturnType<typeof generateKeyPairSync>,
  digest: string,
  digestId: string,
  algorithm: Buffer,
) {
  return (covered: Buffer): Buffer => {
    const holder = officer({
      cn: 'Foreign',
      keys: key,
      issuer: certify({ cn: 'CA', usage: 6, authority: true }),
    });
    const set = setOf(
      attribute(Oid.contentType, oid(Oid.data)),
      attribute(Oid.messageDigest, octets(sha(digest, covered))),
    );
    const stored = Buffer.from(set);
    stored[0] = context(0);
    const { issuer, serial } = readCertificate(holder.certificate);
    const info = sequence(
      integer(1),
      sequence(issuer, integer(serial)),
      sequence(oid(digestId), nullValue()),
      stored,
      algorithm,
      octets(sign(digest, set, key.privateKey)),
    );
    const digests = setOf(sequence(oid(digestId), nullValue()));
    return wrapped(
      integer(1),
      digests,
      sequence(oid(Oid.data)),
      der(context(0), holder.certificate.raw),
      setOf(info),
    );
  };
}

const plain = { subFilter: 'adbe.pkcs7.detached' };

describe('what stands in a signature', () => {
  it('by RSA, P-256, P-384, P-521, PSS and Ed25519 is accepted', () => {
    const kinds = [rsaKeys(2048), ecKeys(), ecKeys('secp384r1'), ecKeys('secp521r1')];
    for (const keys of kinds) {
      const signer = signerOf(officer({ cn: 'Somebody', keys }));
      expect(verdictOf({ signer })).toBe('intact');
    }
    const ed = signerOf(officer({ cn: 'Ed', keys: generateKeyPairSync('ed25519') }));
    const cms = (covered: Buffer) => withAlgorithm(soundCms(ed, covered), algorithmOf(ed.chain[0].publicKey));
    expect(verdictOf({ cms })).toBe('intact');
  });

  // Would catch: each would pass with a reader that takes the first it finds, or a key that anybody can break.
  it.each<[string, HandSigning]>([
    [
      'two signers',
      {
        cms: (covered) => {
          const { fields, signer } = parts(soundCms(somebody(), covered));
          return wrapped(...fields.slice(0, -1), der(0x31, signer, signer));
        },
      },
    ],
    [
      'no signer',
      { cms: (covered) => wrapped(...parts(soundCms(somebody(), covered)).fields.slice(0, -1), setOf()) },
    ],
    [
      'an indefinite length (BER)',
      {
        cms: (covered) => {
          const whole = soundCms(somebody(), covered);
          const inner = contentOf(readAsn1(whole));
          return Buffer.concat([Buffer.of(0x30, 0x80), inner, Buffer.of(0, 0)]);
        },
      },
    ],
    [
      'content of its own',
      {
        cms: (covered) => {
          const { fields } = parts(soundCms(somebody(), covered));
          const own = sequence(oid(Oid.data), der(context(0), octets(Buffer.from('other'))));
          return wrapped(fields[0] ?? own, fields[1] ?? own, own, ...fields.slice(3));
        },
      },
    ],
    [
      'two digests of the message',
      {
        cms: (covered) => {
          const [type = Buffer.of(), , binding = Buffer.of()] = bound(covered).sort(
            (a, b) => a.length - b.length,
          );
          const digests = attribute(
            Oid.messageDigest,
            octets(sha('sha256', covered)),
            octets(Buffer.alloc(32)),
          );
          return withAttributes(somebody(), type, digests, binding);
        },
      },
    ],
    [
      'one attribute twice',
      {
        cms: (covered) =>
          withAttributes(
            somebody(),
            ...bound(covered),
            attribute(Oid.messageDigest, octets(Buffer.alloc(32))),
          ),
      },
    ],
    [
      'no digest of the message',
      { cms: () => withAttributes(somebody(), attribute(Oid.contentType, oid(Oid.data))) },
    ],
    [
      'another type of content',
      {
        cms: (covered) =>
          withAttributes(
            somebody(),
            attribute(Oid.contentType, oid(Oid.tstInfo)),
            attribute(Oid.messageDigest, octets(sha('sha256', covered))),
          ),
      },
    ],
    [
      'a binding to another certificate',
      {
        cms: (covered) => {
          const others = bound(covered).filter((one) => !one.includes(oid(Oid.signingCertificateV2)));
          const wrong = attribute(
            Oid.signingCertificateV2,
            sequence(sequence(sequence(octets(Buffer.alloc(32))))),
          );
          return withAttributes(somebody(), ...others, wrong);
        },
      },
    ],
    ['RSA of 1024 bits', { signer: signerOf(officer({ cn: 'Weak', keys: rsaKeys(1024) })) }],
    [
      'a curve that browsers do not know',
      { signer: signerOf(officer({ cn: 'Koblitz', keys: ecKeys('secp256k1') })) },
    ],
    ['a curve of 112 bits', { signer: signerOf(officer({ cn: 'Short', keys: ecKeys('secp112r1') })) }],
    [
      'a curve with parameters of its own',
      {
        signer: signerOf(
          officer({
            cn: 'Own',
            keys: generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' }),
          }),
        ),
      },
    ],
    [
      'SHA-1',
      {
        ...plain,
        cms: foreign(
          rsaKeys(2048),
          'sha1',
          '1.3.14.3.2.26',
          sequence(oid('1.2.840.113549.1.1.5'), nullValue()),
        ),
      },
    ],
    [
      'MD5',
      {
        ...plain,
        cms: foreign(
          rsaKeys(2048),
          'md5',
          '1.2.840.113549.2.5',
          sequence(oid('1.2.840.113549.1.1.4'), nullValue()),
        ),
      },
    ],
    [
      'SHA-256 of the message, SHA-1 of the signature',
      {
        ...plain,
        cms: (covered) => withAlgorithm(soundCms(somebody(), covered), sequence(oid('1.2.840.10045.4.1'))),
      },
    ],
    [
      'no certificate of the signer',
      {
        cms: (covered) => {
          const { fields } = parts(soundCms(somebody(), covered));
          return wrapped(...fields.filter((one) => one[0] !== context(0)));
        },
      },
    ],
    ['a name of a format that nobody checks', { subFilter: 'adbe.x509.rsa_sha1' }],
    ['nothing', { cms: () => Buffer.of() }],
    ['an object without end', { cms: () => Buffer.from('3084ffffffff', 'hex') }],
  ])('%s: never intact', (_, how) => {
    expect(verdictOf(how)).not.toBe('intact');
  });
});

// Would catch: the universal forgeries of 2019 (a range or contents that the reader skips because they make no sense).
describe('ranges and contents that make no sense', () => {
  it.each<[string, NonNullable<HandSigning['range']>]>([
    ['none', () => ''],
    ['null', () => 'null null null null'],
    ['three numbers', (a, b) => `0 ${a} ${b}`],
    ['six numbers', (a, b, size) => `0 ${a} ${b} ${size - b} ${size} 0`],
    ['negative', (a, b, size) => `0 -${a} ${b} ${size - b}`],
    ['negative start', (a, b, size) => `-1 ${a} ${b} ${size - b}`],
    ['decimals', (a, b, size) => `0 ${a}.5 ${b} ${size - b}`],
    ['larger than any number', (a, b) => `0 ${a} ${b} 99999999999999999999999`],
    ['beyond the file', (a, b, size) => `0 ${a} ${b} ${size}`],
    ['one byte short at the start', (a, b, size) => `1 ${a - 1} ${b} ${size - b}`],
    ['one byte short at the end', (a, b, size) => `0 ${a} ${b} ${size - b - 1}`],
    ['a gap that is larger', (a, b, size) => `0 ${a - 8} ${b} ${size - b}`],
    ['overlapping', (a, _, size) => `0 ${a} ${a - 10} ${size - a + 10}`],
    ['nothing at all', () => '0 0 0 0'],
    ['the second before the first', (a, b, size) => `${b} ${size - b} 0 ${a}`],
  ])('%s: never intact', (_, range) => {
    expect(verdictOf({ range })).not.toBe('intact');
  });

  it.each<[string, (text: string) => string]>([
    ['no contents', (text) => text.replace('/Contents <30', '/Kontents <30')],
    ['a second range', (text) => text.replace('/Type /Sig ', '/ByteRange [0 1 2 3] /Type /Sig ')],
    ['contents as text', (text) => text.replace(/\/Contents <(30[0-9a-f]+)>/, '/Contents ($1)')],
    ['no field type', (text) => text.replaceAll('/FT /Sig', '/FT /Sug')],
  ])('%s: never intact', (_, change) => {
    const bytes = signByHand(file).toString('latin1');
    expect(change(bytes)).not.toBe(bytes);
    expect(verifyPdf(Buffer.from(change(bytes), 'latin1')).verdict).not.toBe('intact');
  });
});
