import { createHash } from 'node:crypto';
import {
  attributeOf,
  CK,
  type Handle,
  loadModule,
  type Module,
  objectsOf,
  TokenError,
  tokenError,
} from './pkcs11';
import type { PinState, SeenCertificate, SeenToken, TokenAnswer, TokenRequest, TokenScheme } from './types';

/** What was opened: a session in which the officer is logged in, and the key to the certificate. */
interface Opened {
  readonly session: Handle;
  readonly key: Handle;
  /** kept only for keys that ask for it before every signature */
  readonly again: string | undefined;
}

interface Found {
  readonly object: Handle;
  readonly id: Buffer;
  readonly label: string;
  readonly der: Buffer;
}

const isTrue = (value: Buffer | undefined): boolean => value?.[0] === 1;
const text = (value: Buffer | undefined): string => (value ?? Buffer.of()).toString('utf8').slice(0, 200);
const told = (value: string): string => value.replace(/[\0 ]+$/, '').slice(0, 200);

/** DigestInfo of RFC 8017 9.2 without the digest. */
const digestInfo = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
} as const;

/** CKM_SHA…, CKG_MGF1_SHA… and the length of the digest. */
const pss = {
  sha256: [0x250, 2, 32],
  sha384: [0x260, 3, 48],
  sha512: [0x270, 4, 64],
} as const;

/** r and s side by side, as a token gives them, as the DER that CMS wants. */
export function ecdsaDer(raw: Buffer): Buffer {
  const half = raw.length / 2;
  const whole = [raw.subarray(0, half), raw.subarray(half)].map((part) => {
    const start = part.findIndex((byte) => byte !== 0);
    const digits = start < 0 ? Buffer.of(0) : part.subarray(start);
    const body = (digits[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
    return Buffer.concat([Buffer.of(2, body.length), body]);
  });
  const body = Buffer.concat(whole);
  const length = body.length < 128 ? Buffer.of(body.length) : Buffer.of(0x81, body.length);
  return Buffer.concat([Buffer.of(0x30), length, body]);
}

/**
 * A vendor's module at work. One at a time, in a process that parses nothing foreign: certificates go out as the bytes that
 * the token holds. A PIN is tried once for each call, never again by itself, and stands in no message and no log.
 */
export class TokenWork {
  readonly #load: () => Module;
  #module: Module | undefined;
  #opened: Opened | undefined;

  /** @param load loads the module when it is needed first; see `loadModule` */
  constructor(load: () => Module) {
    this.#load = load;
  }

  static of(binding: string, path: string): TokenWork {
    return new TokenWork(() => loadModule(binding, path));
  }

  answer(request: TokenRequest): TokenAnswer {
    try {
      if (request.ask === 'list') return { ok: true, ask: 'list', tokens: this.#list(request) };
      if (request.ask === 'open') return this.#open(request);
      return { ok: true, ask: 'sign', signature: this.#sign(request) };
    } catch (thrown) {
      const { code, why } = tokenError(thrown);
      return { ok: false, code, params: why === '' ? {} : { why } };
    }
  }

  /** Logs out and lets the module go. Errors are of no use here. */
  end(): void {
    try {
      if (this.#opened) this.#module?.C_Logout(this.#opened.session);
      this.#module?.C_Finalize();
    } catch {
      // it may have been taken out
    }
    this.#opened = undefined;
    this.#module = undefined;
  }

  get #loaded(): Module {
    this.#module ??= this.#load();
    return this.#module;
  }

  #list({ serial, pin }: { serial?: string | undefined; pin?: string | undefined }): SeenToken[] {
    const slots = this.#loaded.C_GetSlotList(true).filter((slot) => {
      const own = this.#serialOf(slot);
      return own !== undefined && (serial === undefined || own === serial);
    });
    if (slots.length === 0) throw new TokenError('token.none');
    // Where several are plugged in and none is named, a PIN would be a wrong one for all but one of them.
    return slots.map((slot) => this.#look(slot, slots.length === 1 ? pin : undefined));
  }

  /** Undefined where what is in the slot is no token that was set up. */
  #serialOf(slot: Handle): string | undefined {
    try {
      const { serialNumber, flags } = this.#loaded.C_GetTokenInfo(slot);
      const initialised = (flags & 0x400) !== 0;
      return initialised ? told(serialNumber) : undefined;
    } catch {
      return undefined;
    }
  }

  #look(slot: Handle, pin: string | undefined): SeenToken {
    const module = this.#loaded;
    const session = module.C_OpenSession(slot, CK.serialSession);
    if (pin !== undefined) this.#login(slot, session, pin);
    const keys = this.#keys(session);
    const info = module.C_GetTokenInfo(slot);
    const certificates = this.#certificates(session).map(({ der, label, id }): SeenCertificate => {
      const present = keys.some((key) => key.id.equals(id));
      return { der, label, key: present ? 'present' : pin === undefined ? 'unknown' : 'missing' };
    });
    if (pin !== undefined) module.C_Logout(session);
    return {
      label: told(info.label),
      serial: told(info.serialNumber),
      manufacturer: told(info.manufacturerID),
      model: told(info.model),
      pin: pinStateOf(info.flags),
      pinPad: (info.flags & CK.flagPinPad) !== 0,
      schemes: this.#schemes(slot),
      certificates,
      keys: keys.map(({ label }) => label),
    };
  }

  #schemes(slot: Handle): TokenScheme[] {
    const known = this.#loaded.C_GetMechanismList(slot);
    const named = [
      ['rsa-pkcs1', CK.rsaPkcs],
      ['rsa-pss', CK.rsaPss],
      ['ecdsa', CK.ecdsa],
    ] as const;
    return named.filter(([, mechanism]) => known.includes(mechanism)).map(([name]) => name);
  }

  #certificates(session: Handle): Found[] {
    const module = this.#loaded;
    return objectsOf(module, session, CK.classCertificate).flatMap((object) => {
      const read = (type: number) => attributeOf(module, session, object, type);
      const der = read(CK.attributeValue);
      if (der === undefined || der.length === 0 || der.length > 100_000) return [];
      return [{ object, der, id: read(CK.attributeId) ?? Buffer.of(), label: text(read(CK.attributeLabel)) }];
    });
  }

  #keys(session: Handle): { object: Handle; id: Buffer; label: string }[] {
    const module = this.#loaded;
    return objectsOf(module, session, CK.classPrivateKey).flatMap((object) => {
      const read = (type: number) => attributeOf(module, session, object, type);
      const id = read(CK.attributeId) ?? Buffer.of();
      // a key that may only decrypt is none to sign with
      return isTrue(read(CK.attributeSign)) && id.length > 0
        ? [{ object, id, label: text(read(CK.attributeLabel)) }]
        : [];
    });
  }

  /** One try. @throws TokenError `token.wrong-pin` with what the token says of the tries that are left, `token.pin-locked` */
  #login(slot: Handle, session: Handle, pin: string): void {
    const module = this.#loaded;
    const { flags } = module.C_GetTokenInfo(slot);
    const state = pinStateOf(flags);
    if (state === 'locked') throw new TokenError('token.pin-locked');
    if (state === 'unset') throw new TokenError('token.pin-unset');
    try {
      // without a PIN the reader itself asks for it
      if (pin === '' && (flags & CK.flagPinPad) !== 0) module.C_Login(session, CK.user);
      else module.C_Login(session, CK.user, pin);
    } catch (thrown) {
      const failed = tokenError(thrown);
      if (failed.code !== 'token.wrong-pin') throw failed;
      const left = pinStateOf(module.C_GetTokenInfo(slot).flags);
      if (left === 'locked') throw new TokenError('token.pin-locked');
      throw new TokenError('token.wrong-pin', left === 'low' || left === 'last' ? left : '');
    }
  }

  #open({ certificate, pin, serial }: Extract<TokenRequest, { ask: 'open' }>): TokenAnswer {
    const module = this.#loaded;
    for (const slot of module.C_GetSlotList(true)) {
      const own = this.#serialOf(slot);
      if (own === undefined) continue;
      const session = module.C_OpenSession(slot, CK.serialSession);
      const look = () => {
        const all = this.#certificates(session);
        return { all, leaf: all.find(({ der }) => sha256(der) === certificate) };
      };
      let { all, leaf } = look();
      // Some tokens show a certificate to their owner alone; a PIN is tried only on the token that was named with it.
      if (leaf === undefined && own !== serial) continue;
      this.#login(slot, session, pin);
      if (leaf === undefined) ({ all, leaf } = look());
      if (leaf === undefined) break;
      const { id, der } = leaf;
      const key = this.#keys(session).find((one) => one.id.equals(id));
      if (key === undefined) throw new TokenError('token.no-key');
      const always = isTrue(attributeOf(module, session, key.object, CK.attributeAlwaysAuthenticate));
      this.#opened = { session, key: key.object, again: always ? pin : undefined };
      const others = all.filter((one) => one !== leaf).map((one) => one.der);
      return { ok: true, ask: 'open', leaf: der, others, schemes: this.#schemes(slot) };
    }
    throw new TokenError('token.removed');
  }

  #sign({ scheme, digest, data }: Extract<TokenRequest, { ask: 'sign' }>): Buffer {
    if (!this.#opened) throw new TokenError('token.failed', 'not open');
    const { session, key, again } = this.#opened;
    const module = this.#loaded;
    const hash = createHash(digest).update(data).digest();
    const [hashAlg, mgf, saltLen] = pss[digest];
    const mechanism =
      scheme === 'ecdsa'
        ? { mechanism: CK.ecdsa }
        : scheme === 'rsa-pkcs1'
          ? { mechanism: CK.rsaPkcs }
          : { mechanism: CK.rsaPss, parameter: { type: CK.pssParameters, hashAlg, mgf, saltLen } };
    module.C_SignInit(session, mechanism, key);
    if (again !== undefined) module.C_Login(session, CK.contextSpecific, again);
    const input =
      scheme === 'rsa-pkcs1' ? Buffer.concat([Buffer.from(digestInfo[digest], 'hex'), hash]) : hash;
    const out = Buffer.alloc(1_024);
    const made = out.subarray(0, module.C_Sign(session, input, out));
    return scheme === 'ecdsa' ? ecdsaDer(made) : made;
  }
}

const sha256 = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

function pinStateOf(flags: number): PinState {
  if ((flags & CK.flagPinLocked) !== 0) return 'locked';
  if ((flags & CK.flagPinSet) === 0) return 'unset';
  if ((flags & CK.flagPinLast) !== 0) return 'last';
  return (flags & CK.flagPinLow) !== 0 ? 'low' : 'ready';
}
