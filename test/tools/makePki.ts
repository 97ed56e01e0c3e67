import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Test certificates made by foreign programs (openssl, and certutil for the database that pdfsig reads):
 * a root, an issuing authority and officers as PKCS#12. Nothing of it may be used outside tests and demonstrations.
 * Needs: openssl; certutil (Debian: libnss3-tools) for `nss`.
 */
export interface Pki {
  dir: string;
  /** PEM of the only root */
  root: string;
  passphrase: string;
  passphraseFile: string;
  /** folder for `pdfsig -nssdir sql:…`, undefined where certutil is not installed */
  nss: string | undefined;
  /** path of an officer's PKCS#12 */
  p12(name: Officer): string;
  /** revokes officers and writes what the issuing authority says now; answers the path of the list (DER) */
  crl(...revoked: Officer[]): string;
  /** what the authority answers about an officer now (OCSP, DER), by itself or by whom it gave the right to */
  ocsp(name: Officer, by?: Responder): string;
  /** answers a request file (RFC 3161) as `openssl ts` does, with the time-stamping authority's certificate */
  stamp(request: string, answer: string): void;
}

/** `stranger` is an officer of the same authority without the right to answer; nobody says that `unchecked` is not revoked. */
export type Responder = 'authority' | 'delegate' | 'unchecked' | 'stranger';

const people = {
  investigator: { key: 'rsa3072', cn: 'ТЕКСЕРУШІ ӘБІЛҚАЙЫР ҒАНИ', usage: 'officer' },
  'evidence-officer': { key: 'ec256', cn: 'ЖҮНІСОВА ҰЛПАН ҺӘКІМҚЫЗЫ', usage: 'officer' },
  witness: { key: 'ec384', cn: 'Witness P-384', usage: 'officer' },
  chief: { key: 'rsa4096', cn: 'Chief RSA-4096', usage: 'officer' },
  weak: { key: 'rsa1024', cn: 'Weak RSA-1024', usage: 'officer' },
  'odd-curve': { key: 'secp256k1', cn: 'Odd Curve', usage: 'officer' },
  expired: {
    key: 'ec256',
    cn: 'Expired Officer',
    usage: 'officer',
    from: '20200101000000Z',
    until: '20210101000000Z',
  },
  'not-yet-valid': {
    key: 'ec256',
    cn: 'Not Yet Valid',
    usage: 'officer',
    from: '20800101000000Z',
    until: '20850101000000Z',
  },
  revoked: { key: 'rsa2048', cn: 'Revoked Officer', usage: 'officer' },
  'wrong-usage': { key: 'ec256', cn: 'Wrong Usage', usage: 'server' },
} as const;
export type Officer = keyof typeof people;

const PASSPHRASE = 'test123';

const config = `
[req]
distinguished_name=dn
utf8=yes
[dn]
[ca]
default_ca=c
[c]
database=$ENV::PKI_DIR/index.txt
rand_serial=yes
new_certs_dir=$ENV::PKI_DIR
default_md=sha256
policy=p
unique_subject=no
preserve=yes
[p]
countryName=optional
organizationName=optional
commonName=supplied
[root]
basicConstraints=critical,CA:true
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[authority]
basicConstraints=critical,CA:true,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[officer]
basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature,nonRepudiation
extendedKeyUsage=emailProtection,1.3.6.1.5.5.7.3.36
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[stamping]
basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[answering]
basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature
extendedKeyUsage=OCSPSigning
noCheck=ignored
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[answering-unchecked]
basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature
extendedKeyUsage=OCSPSigning
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[tsa]
default_tsa=t
[t]
serial=$ENV::PKI_DIR/tsaserial
signer_cert=$ENV::PKI_DIR/tsa.pem
certs=$ENV::PKI_DIR/chain.pem
signer_key=$ENV::PKI_DIR/tsa.key
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256,sha384,sha512
ess_cert_id_alg=sha256
[server]
basicConstraints=critical,CA:false
keyUsage=critical,keyEncipherment
extendedKeyUsage=serverAuth
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
`;

function makeKey(run: (...args: string[]) => void, algorithm: string, file: string): void {
  if (algorithm.startsWith('rsa')) {
    run('genpkey', '-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${algorithm.slice(3)}`, '-out', file);
    return;
  }
  const curve = algorithm.startsWith('ec') ? `P-${algorithm.slice(2)}` : algorithm;
  run(
    'genpkey',
    '-algorithm',
    'EC',
    '-pkeyopt',
    `ec_paramgen_curve:${curve}`,
    '-pkeyopt',
    'ec_param_enc:named_curve',
    '-out',
    file,
  );
}

function makeNss(dir: string): string | undefined {
  const nss = join(dir, 'nss');
  try {
    mkdirSync(nss);
    const run = (...args: string[]): unknown =>
      execFileSync('certutil', [...args, '-d', `sql:${nss}`], { stdio: 'pipe' });
    run('-N', '--empty-password');
    run('-A', '-n', 'root', '-t', 'CT,C,C', '-i', join(dir, 'root.pem'));
    run('-A', '-n', 'sub', '-t', ',,', '-i', join(dir, 'sub.pem'));
    return nss;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    rmSync(nss, { recursive: true, force: true });
    return undefined;
  }
}

/** Makes the certificates in `dir`, which is created; `only` names the officers that are wanted (all by default). */
export function makePki(dir: string, only: readonly Officer[] = Object.keys(people) as Officer[]): Pki {
  mkdirSync(dir, { recursive: true });
  const at = (name: string): string => join(dir, name);
  writeFileSync(at('openssl.cnf'), config);
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('passphrase.txt'), `${PASSPHRASE}\n`);
  const env = { ...process.env, PKI_DIR: dir, OPENSSL_CONF: at('openssl.cnf') };
  const run = (...args: string[]): void => {
    execFileSync('openssl', args, { env, stdio: 'pipe' });
  };
  const issue = (
    name: string,
    subject: string,
    usage: string,
    issuer: string,
    from: string,
    until: string,
  ): void => {
    run('req', '-new', '-key', at(`${name}.key`), '-utf8', '-subj', subject, '-out', at(`${name}.csr`));
    const own = issuer === name ? ['-selfsign'] : ['-cert', at(`${issuer}.pem`)];
    run(
      'ca',
      '-batch',
      '-notext',
      '-utf8',
      ...own,
      '-keyfile',
      at(`${issuer}.key`),
      '-in',
      at(`${name}.csr`),
      '-out',
      at(`${name}.pem`),
      '-startdate',
      from,
      '-enddate',
      until,
      '-extensions',
      usage,
    );
  };
  const [from, until] = ['20250101000000Z', '20450101000000Z'];
  makeKey(run, 'rsa3072', at('root.key'));
  issue('root', '/C=KZ/O=Dalel test/CN=Test Root CA', 'root', 'root', from, until);
  makeKey(run, 'rsa3072', at('sub.key'));
  issue('sub', '/C=KZ/O=Dalel test/CN=Test Issuing CA', 'authority', 'root', from, until);
  makeKey(run, 'ec256', at('tsa.key'));
  issue('tsa', '/C=KZ/O=Dalel test/CN=Test Time Stamping', 'stamping', 'sub', from, until);
  writeFileSync(at('tsaserial'), '01\n');
  writeFileSync(at('chain.pem'), `${read(at('sub.pem'))}${read(at('root.pem'))}`);
  for (const name of only) {
    const person: { key: string; cn: string; usage: string; from?: string; until?: string } = people[name];
    makeKey(run, person.key, at(`${name}.key`));
    issue(
      name,
      `/C=KZ/O=Сынақ органы/CN=${person.cn}`,
      person.usage,
      'sub',
      person.from ?? from,
      person.until ?? until,
    );
    run(
      'pkcs12',
      '-export',
      '-inkey',
      at(`${name}.key`),
      '-in',
      at(`${name}.pem`),
      '-certfile',
      at('chain.pem'),
      '-name',
      name,
      '-passout',
      `pass:${PASSPHRASE}`,
      '-out',
      at(`${name}.p12`),
    );
  }
  return {
    dir,
    root: at('root.pem'),
    passphrase: PASSPHRASE,
    passphraseFile: at('passphrase.txt'),
    nss: makeNss(dir),
    p12: (name) => {
      if (!existsSync(at(`${name}.p12`))) throw new Error(`no certificate was made for ${name}`);
      return at(`${name}.p12`);
    },
    crl: (...revoked) => {
      const authority = ['-keyfile', at('sub.key'), '-cert', at('sub.pem')];
      for (const name of revoked) run('ca', '-revoke', at(`${name}.pem`), ...authority);
      run('ca', '-gencrl', '-crldays', '3650', ...authority, '-out', at('sub.crl.pem'));
      run('crl', '-in', at('sub.crl.pem'), '-outform', 'DER', '-out', at('sub.crl'));
      return at('sub.crl');
    },
    ocsp: (name, by = 'delegate') => {
      const signer = by === 'authority' ? 'sub' : `responder-${by}`;
      if (!existsSync(at(`${signer}.pem`))) {
        makeKey(run, 'ec256', at(`${signer}.key`));
        const usage = { delegate: 'answering', unchecked: 'answering-unchecked' }[String(by)] ?? 'officer';
        issue(signer, `/C=KZ/O=Dalel test/CN=OCSP ${by}`, usage, 'sub', from, until);
      }
      const question = ['ocsp', '-issuer', at('sub.pem'), '-cert', at(`${name}.pem`), '-no_nonce'];
      run(...question, '-reqout', at('question.der'));
      const who = ['-rsigner', at(`${signer}.pem`), '-rkey', at(`${signer}.key`), '-CA', at('sub.pem')];
      const told = ['-index', at('index.txt'), '-ndays', '7', '-reqin', at('question.der')];
      run('ocsp', ...told, ...who, '-respout', at(`${name}-${by}.ors`));
      return at(`${name}-${by}.ors`);
    },
    stamp: (request, answer) =>
      run('ts', '-reply', '-config', at('openssl.cnf'), '-queryfile', request, '-out', answer),
  };
}

function read(file: string): string {
  return execFileSync('openssl', ['x509', '-in', file], { stdio: 'pipe' }).toString();
}

// `node test/tools/makePki.ts DIR` for work by hand
if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  const dir = process.argv[2];
  if (dir === undefined) throw new Error('usage: makePki.ts DIR');
  const pki = makePki(dir);
  process.stdout.write(
    `${pki.dir}: root.pem *.p12 passphrase.txt ${pki.nss === undefined ? '(no nss: certutil is missing)' : 'nss/'}\n`,
  );
}
