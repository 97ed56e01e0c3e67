import { createHash, X509Certificate } from 'node:crypto';
import { Refusal, type RefusalCode } from '../../../db/domain/refusal';
import { listVersionsOfEvent } from '../../../db/reports';
import type {
  SeenCertificate,
  SeenToken,
  TokenAnswer,
  TokenProcess,
  TokenScheme,
} from '../../jobs/token/types';
import { orderChain, readCertificate, readNames } from '../../signing/certificate';
import { PdfFile } from '../../signing/pdf/document';
import { openPkcs12 } from '../../signing/pkcs12';
import { type AnySigner, judgeIdentity, type SignerIdentity } from '../../signing/signer';
import { readRoots } from '../../signing/verify';
import { readTold, type Told } from '../../signing/verify/crl';
import { readStore } from '../../signing/verify/store';
import { knownRevocation } from '../../signing/verify/trust';
import type { tokenContract } from '../contract/token';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { readSmall, trustedPems } from './trust';

/** By what somebody signs, as the contract's `signingKey` names it. */
export interface SigningKey {
  readonly pkcs12?: string | undefined;
  readonly passphrase: string;
  readonly token?:
    | {
        readonly certificate: string;
        readonly pin: string;
        readonly serial?: string | undefined;
        readonly module?: string | undefined;
      }
    | undefined;
  readonly revocations: readonly string[];
}

/**
 * Opens the officer's key, does the work with it and lets it go, whatever happens. Certificate, passphrase and PIN are
 * judged first, so that nothing is begun, drawn or recorded for a key that may not sign.
 * @throws Refusal those of `openPkcs12`; `token.…`; `signing.revoked`; `request.invalid` unless exactly one key is named
 */
export async function withHand<T>(
  desk: Desk,
  key: SigningKey,
  work: (signer: AnySigner) => Promise<T>,
): Promise<T> {
  const at = new Date(desk.around.sources.clock().at);
  const { pkcs12, passphrase, token } = key;
  if ((pkcs12 === undefined) === (token === undefined))
    throw new Refusal('request.invalid', {
      route: 'report.sign',
      where: 'pkcs12, token',
      what: 'one of both',
    });
  if (pkcs12 !== undefined) {
    const signer = openPkcs12(readSmall(desk.around.resolveFile(pkcs12)), passphrase, at);
    requireNotRevoked(desk, signer.chain, key.revocations, at);
    return work(signer);
  }
  const process = startToken(desk, token?.module);
  try {
    const { certificate = '', pin = '', serial } = token ?? {};
    const signer = await openToken(desk, process, { certificate, pin, serial }, at);
    requireNotRevoked(desk, signer.chain, key.revocations, at);
    return await work(signer);
  } finally {
    process.end();
  }
}

function startToken(desk: Desk, module: string | undefined): TokenProcess {
  const { token } = desk.around;
  if (token === undefined) throw new Refusal('token.not-built');
  return token(module === undefined ? undefined : desk.around.resolveFile(module));
}

/** A refusal in the process's own words. */
function refusalOf({ code, params }: Extract<TokenAnswer, { ok: false }>): Refusal {
  const named: RefusalCode =
    code === 'token.wrong-pin' && params.why === 'low'
      ? 'token.wrong-pin-low'
      : code === 'token.wrong-pin' && params.why === 'last'
        ? 'token.wrong-pin-last'
        : code;
  return new Refusal(named, { why: params.why ?? '' });
}

/** The certificate is judged before the PIN is tried: a try is not wasted on one that may not sign. */
async function openToken(
  desk: Desk,
  process: TokenProcess,
  { certificate, pin, serial }: { certificate: string; pin: string; serial: string | undefined },
  at: Date,
): Promise<AnySigner> {
  const seen = await process.ask({ ask: 'list' });
  if (!seen.ok) throw refusalOf(seen);
  const all = seen.ask === 'list' ? seen.tokens.flatMap((one) => one.certificates) : [];
  const wanted = all.find(({ der }) => sha256(der) === certificate);
  if (wanted === undefined && serial === undefined) throw new Refusal('token.removed');
  // One that the token shows to its owner alone is judged once the PIN has opened it.
  if (wanted !== undefined) judged([readX509(wanted.der)], at);
  const opened = await process.ask({ ask: 'open', certificate, pin, serial });
  if (!opened.ok) throw refusalOf(opened);
  if (opened.ask !== 'open') throw new Refusal('token.failed', { why: opened.ask });
  const others = [...opened.others, ...readRoots(trustedPems(desk)).map(({ raw }) => raw)];
  const [leaf, ...issuers] = orderChain(readX509(opened.leaf), others.map(readX509));
  if (leaf === undefined) throw new Refusal('token.removed');
  const identity = judged([leaf, ...issuers], at);
  const scheme = schemeFor(identity, opened.schemes);
  return {
    ...identity,
    ...(scheme === 'rsa-pss' ? { padding: 'pss' as const } : {}),
    sign: async (data) => {
      const made = await process.ask({ ask: 'sign', scheme, digest: identity.digest, data });
      if (!made.ok) throw refusalOf(made);
      if (made.ask !== 'sign') throw new Refusal('token.failed', { why: made.ask });
      return Buffer.from(made.signature);
    },
  };
}

/** PKCS#1 v1.5 as everybody reads it, PSS where the token does no other. @throws Refusal `token.cannot-sign` */
function schemeFor({ algorithm }: SignerIdentity, schemes: readonly TokenScheme[]): TokenScheme {
  const fitting: readonly TokenScheme[] = algorithm === 'ec' ? ['ecdsa'] : ['rsa-pkcs1', 'rsa-pss'];
  const scheme = fitting.find((one) => schemes.includes(one));
  if (scheme === undefined) throw new Refusal('token.cannot-sign', { why: algorithm });
  return scheme;
}

const sha256 = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

/** @throws Refusal `certificate.unreadable` */
function readX509(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new Refusal('certificate.unreadable');
  }
}

function judged(chain: SignerIdentity['chain'], at: Date): SignerIdentity {
  let key: X509Certificate['publicKey'];
  try {
    key = chain[0].publicKey;
  } catch {
    // BoringSSL knows fewer curves
    throw new Refusal('signing.weak-key', { key: 'unknown' });
  }
  return judgeIdentity(chain, key, at);
}

/** Reports are large; the newest few that carry lists say what is known. */
const mostStores = 5;

/** Lists and answers that were given now, and those that were put into reports of this vault. */
export function knownLists(desk: Desk, given: readonly string[]): Told[] {
  const chosen = given.map((file) => {
    const bytes = readSmall(desk.around.resolveFile(file));
    try {
      return readTold(bytes);
    } catch {
      throw new Refusal('crl.unreadable');
    }
  });
  const { vault, files } = desk.session;
  const kept = listVersionsOfEvent(vault.read, 'validation-data', mostStores).flatMap((version) => {
    try {
      return readStore(new PdfFile(files.get(version.sha256))).crls;
    } catch {
      // a file that is gone or altered is told elsewhere
      return [];
    }
  });
  return [...chosen, ...kept];
}

/** Whoever signs, by whatever program. @param chain the signer's certificate first @throws Refusal `signing.revoked` */
export function requireNotRevoked(
  desk: Desk,
  chain: readonly [{ raw: Uint8Array }, ...{ raw: Uint8Array }[]],
  given: readonly string[],
  at: Date,
): void {
  const lists = knownLists(desk, given);
  if (lists.length === 0) return;
  const [leaf, ...others] = chain;
  const ordered = orderChain({ raw: leaf.raw }, [...others, ...readRoots(trustedPems(desk))]);
  const said = knownRevocation(ordered, lists, at);
  if (said.state === 'revoked')
    throw new Refusal('signing.revoked', {
      name: readNames(readCertificate(leaf).subject).commonName,
      since: said.since.toISOString(),
    });
}

const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

function seenCertificate({ der, label, key }: SeenCertificate, at: Date) {
  let parts: ReturnType<typeof readCertificate>;
  try {
    parts = readCertificate({ raw: der });
  } catch {
    return [];
  }
  // authorities stand on a token as well, for the chain
  if (parts.ca) return [];
  let refusal = '';
  try {
    judged([readX509(der)], at);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    refusal = thrown.code;
  }
  const { commonName, organisation } = readNames(parts.subject);
  const { type, size } = parts.key;
  return [
    {
      sha256: sha256(der),
      label,
      name: commonName,
      organisation,
      issuer: readNames(parts.issuer).commonName,
      validFrom: parts.notBefore.toISOString(),
      validTo: parts.notAfter.toISOString(),
      algorithm: type === 'ec' ? (curves[size] ?? size) : `${type.toUpperCase()}-${size}`,
      key,
      refusal: refusal === '' && key === 'missing' ? 'token.no-key' : refusal,
    },
  ];
}

/** Tokens tell their certificates in any order. */
function ableFirst(
  left: { refusal: string; name: string },
  right: { refusal: string; name: string },
): number {
  const unable = (one: { refusal: string }) => Number(one.refusal !== '');
  return unable(left) - unable(right) || left.name.localeCompare(right.name);
}

async function listTokens(desk: Desk, asked: { module?: string; serial?: string; pin?: string }) {
  const at = new Date(desk.around.sources.clock().at);
  const process = startToken(desk, asked.module);
  try {
    const { serial, pin } = asked;
    const answer = await process.ask({ ask: 'list', serial, pin });
    if (!answer.ok) throw refusalOf(answer);
    const tokens: readonly SeenToken[] = answer.ask === 'list' ? answer.tokens : [];
    return tokens.map(({ schemes: _schemes, certificates, keys, ...said }) => ({
      ...said,
      keys: [...keys],
      certificates: certificates.flatMap((one) => seenCertificate(one, at)).sort(ableFirst),
    }));
  } finally {
    process.end();
  }
}

export const tokenHandlers: Handlers<keyof typeof tokenContract> = {
  'token.list': (desk, { module, serial, pin }) =>
    listTokens(desk, {
      ...(module === undefined ? {} : { module }),
      ...(serial === undefined ? {} : { serial }),
      ...(pin === undefined ? {} : { pin }),
    }),
};
