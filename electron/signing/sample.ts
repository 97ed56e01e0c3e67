import {
  createCipheriv,
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  pbkdf2Sync,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import {
  bitString,
  childrenOf,
  contentOf,
  context,
  contextPrimitive,
  der,
  integer,
  nullValue,
  octets,
  oid,
  readAsn1,
  sequence,
  setOf,
  utf8,
} from './asn1';
import { documentUsages, Oid, signatureOid } from './oids';

export interface SampleSignerRequest {
  commonName: string;
  organisation: string;
  /** 'rsa' is RSA-3072, 'ec' is P-256 */
  algorithm?: 'rsa' | 'ec';
  /** first day of validity; the certificates last ten years */
  from?: Date;
}

export interface SampleSigner {
  p12: Buffer;
  passphrase: string;
  certificatePem: string;
  rootPem: string;
}

/** Every name below says so: what these keys sign has no standing. */
const MARK = 'SAMPLE';

function nameOf(commonName: string, organisation: string): Buffer {
  const part = (type: string, value: Buffer): Buffer => setOf(sequence(oid(type), value));
  return sequence(
    part('2.5.4.6', der(0x13, Buffer.from('KZ'))),
    part('2.5.4.10', utf8(organisation)),
    part('2.5.4.11', utf8(`${MARK}: no legal force`)),
    part('2.5.4.3', utf8(`${commonName} (${MARK})`)),
  );
}

function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  // RFC 5280: UTCTime up to 2049
  return date.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(`${text.slice(2)}Z`))
    : der(0x18, Buffer.from(`${text}Z`));
}

interface Keys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

function keysOf(algorithm: 'rsa' | 'ec'): Keys {
  return algorithm === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 3072 })
    : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

const spkiOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' });

/** SHA-1 over the key's bits, RFC 5280 4.2.1.2: a label, not a protection. */
function keyIdentifier(key: KeyObject): Buffer {
  const bits = childrenOf(readAsn1(spkiOf(key)))[1];
  if (bits === undefined) throw new Error('not a public key');
  return createHash('sha1').update(contentOf(bits).subarray(1)).digest();
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [der(0x01, Buffer.of(0xff))] : []), octets(value));
}

interface Body {
  subject: Buffer;
  issuer: Buffer;
  keys: Keys;
  issuerKeys: Keys;
  from: Date;
  authority: boolean;
}

function certificate(body: Body): X509Certificate {
  const until = new Date(body.from);
  until.setUTCFullYear(until.getUTCFullYear() + 10);
  const kind = body.issuerKeys.privateKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec';
  const algorithm = sequence(oid(signatureOid[kind].sha256), ...(kind === 'rsa' ? [nullValue()] : []));
  const extensions = [
    extension(Oid.basicConstraints, true, body.authority ? sequence(der(0x01, Buffer.of(0xff))) : sequence()),
    // keyCertSign and cRLSign, or digitalSignature and nonRepudiation
    extension(
      Oid.keyUsage,
      true,
      body.authority ? bitString(Buffer.of(0x06), 1) : bitString(Buffer.of(0xc0), 6),
    ),
    extension(Oid.subjectKeyIdentifier, false, octets(keyIdentifier(body.keys.publicKey))),
    extension(
      '2.5.29.35',
      false,
      sequence(der(contextPrimitive(0), keyIdentifier(body.issuerKeys.publicKey))),
    ),
  ];
  if (!body.authority)
    extensions.push(extension(Oid.extKeyUsage, false, sequence(...documentUsages.slice(0, 2).map(oid))));
  const serial = randomBytes(12);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const tbs = sequence(
    der(context(0), integer(2)),
    integer(serial),
    algorithm,
    body.issuer,
    sequence(time(body.from), time(until)),
    body.subject,
    spkiOf(body.keys.publicKey),
    der(context(3), sequence(...extensions)),
  );
  const signature = sign('sha256', tbs, { key: body.issuerKeys.privateKey, dsaEncoding: 'der' });
  return new X509Certificate(sequence(tbs, algorithm, bitString(signature)));
}

/** Key derivation of PKCS#12 (RFC 7292, appendix B.2) with SHA-256, as its MAC wants it. */
function pkcs12Key(passphrase: string, salt: Buffer, rounds: number): Buffer {
  const block = 64;
  const fill = (bytes: Buffer): Buffer => {
    const out = Buffer.alloc(Math.ceil(bytes.length / block) * block);
    for (let i = 0; i < out.length; i += 1) out[i] = bytes[i % bytes.length] ?? 0;
    return out;
  };
  const text = Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
  // purpose 3: a key for integrity
  let hash: Buffer = Buffer.concat([Buffer.alloc(block, 3), fill(salt), fill(text)]);
  for (let i = 0; i < rounds; i += 1) hash = createHash('sha256').update(hash).digest();
  return hash;
}

const PKCS12 = {
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256cbc: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;
const ROUNDS = 20_000;

/** PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018): what OpenSSL 3 makes and all read. */
function encrypt(plain: Buffer, passphrase: string): { algorithm: Buffer; data: Buffer } {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(passphrase, salt, ROUNDS, 32, 'sha256'), iv);
  const derivation = sequence(octets(salt), integer(ROUNDS), sequence(oid(PKCS12.hmacSha256), nullValue()));
  const algorithm = sequence(
    oid(PKCS12.pbes2),
    sequence(sequence(oid(PKCS12.pbkdf2), derivation), sequence(oid(PKCS12.aes256cbc), octets(iv))),
  );
  return { algorithm, data: Buffer.concat([cipher.update(plain), cipher.final()]) };
}

function pkcs12(
  key: KeyObject,
  chain: readonly [X509Certificate, ...X509Certificate[]],
  passphrase: string,
): Buffer {
  const id = setOf(
    sequence(oid(PKCS12.localKeyId), setOf(octets(createHash('sha256').update(chain[0].raw).digest()))),
  );
  const certificates = chain.map((item, i) =>
    sequence(
      oid(PKCS12.certBag),
      der(context(0), sequence(oid(PKCS12.x509), der(context(0), octets(item.raw)))),
      ...(i === 0 ? [id] : []),
    ),
  );
  const sealed = encrypt(sequence(...certificates), passphrase);
  const sealedKey = encrypt(key.export({ format: 'der', type: 'pkcs8' }), passphrase);
  const keyBag = sequence(
    oid(PKCS12.keyBag),
    der(context(0), sequence(sealedKey.algorithm, octets(sealedKey.data))),
    id,
  );
  const encrypted = sequence(
    integer(0),
    sequence(oid(Oid.data), sealed.algorithm, der(contextPrimitive(0), sealed.data)),
  );
  const safe = sequence(
    sequence(oid(PKCS12.encryptedData), der(context(0), encrypted)),
    sequence(oid(Oid.data), der(context(0), octets(sequence(keyBag)))),
  );
  const salt = randomBytes(16);
  const mac = createHmac('sha256', pkcs12Key(passphrase, salt, ROUNDS))
    .update(safe)
    .digest();
  return sequence(
    integer(3),
    sequence(oid(Oid.data), der(context(0), octets(safe))),
    sequence(sequence(sequence(oid(PKCS12.sha256), nullValue()), octets(mac)), octets(salt), integer(ROUNDS)),
  );
}

/**
 * Makes an officer's certificate with its root for the sample vault. Subject and issuer say SAMPLE; the keys are new
 * each time and the root's key is thrown away.
 */
export function makeSampleSigner(request: SampleSignerRequest, passphrase = 'sample'): SampleSigner {
  const from = request.from ?? new Date(Date.now() - 86_400_000);
  const algorithm = request.algorithm ?? 'rsa';
  const rootKeys = keysOf(algorithm);
  const keys = keysOf(algorithm);
  const issuer = nameOf('Dalel Root', 'Dalel');
  const root = certificate({
    subject: issuer,
    issuer,
    keys: rootKeys,
    issuerKeys: rootKeys,
    from,
    authority: true,
  });
  const subject = nameOf(request.commonName, request.organisation);
  const leaf = certificate({ subject, issuer, keys, issuerKeys: rootKeys, from, authority: false });
  return {
    p12: pkcs12(keys.privateKey, [leaf, root], passphrase),
    passphrase,
    certificatePem: leaf.toString(),
    rootPem: root.toString(),
  };
}
