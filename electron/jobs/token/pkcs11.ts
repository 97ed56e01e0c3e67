import { createRequire } from 'node:module';
import type { TokenFailure } from './types';

/** Handles of sessions, slots and objects, as the binding gives them. */
export type Handle = Buffer;

interface Attribute {
  type: number;
  value?: number | boolean | string | Buffer;
}

interface Mechanism {
  mechanism: number;
  parameter?: object;
}

/** As much of PKCS#11 2.40 as signing needs, named as there: the native half of the package pkcs11js. */
export interface Module {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(tokenPresent: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): {
    label: string;
    manufacturerID: string;
    model: string;
    serialNumber: string;
    flags: number;
  };
  C_GetMechanismList(slot: Handle): number[];
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_Login(session: Handle, userType: number, pin?: string): void;
  C_Logout(session: Handle): void;
  C_FindObjectsInit(session: Handle, template: Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(
    session: Handle,
    object: Handle,
    template: Attribute[],
  ): { type: number; value: Buffer }[];
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  /** Answers how many bytes of `out` it wrote. */
  C_Sign(session: Handle, data: Buffer, out: Buffer): number;
}

/** Numbers of PKCS#11 2.40. */
export const CK = {
  serialSession: 0x04,
  user: 1,
  contextSpecific: 2,
  flagPinSet: 0x08,
  flagPinPad: 0x100,
  flagPinLow: 0x10000,
  flagPinLast: 0x20000,
  flagPinLocked: 0x40000,
  classCertificate: 1,
  classPrivateKey: 3,
  attributeClass: 0x00,
  attributeLabel: 0x03,
  attributeValue: 0x11,
  attributeCertificateType: 0x80,
  attributeId: 0x102,
  attributeSign: 0x108,
  attributeAlwaysAuthenticate: 0x202,
  rsaPkcs: 0x01,
  rsaPss: 0x0d,
  ecdsa: 0x1041,
  pssParameters: 5,
} as const;

/** By the name in the error's text; what is not named here is `token.failed` with that name. */
const failures: Readonly<Record<string, TokenFailure>> = {
  CKR_PIN_INCORRECT: 'token.wrong-pin',
  CKR_PIN_INVALID: 'token.wrong-pin',
  CKR_PIN_LEN_RANGE: 'token.wrong-pin',
  CKR_PIN_LOCKED: 'token.pin-locked',
  CKR_PIN_EXPIRED: 'token.pin-unset',
  CKR_USER_PIN_NOT_INITIALIZED: 'token.pin-unset',
  CKR_TOKEN_NOT_PRESENT: 'token.removed',
  CKR_TOKEN_NOT_RECOGNIZED: 'token.removed',
  CKR_DEVICE_REMOVED: 'token.removed',
  CKR_SLOT_ID_INVALID: 'token.removed',
  CKR_SESSION_CLOSED: 'token.removed',
  CKR_SESSION_HANDLE_INVALID: 'token.removed',
  CKR_KEY_HANDLE_INVALID: 'token.removed',
  CKR_OBJECT_HANDLE_INVALID: 'token.removed',
  CKR_MECHANISM_INVALID: 'token.cannot-sign',
  CKR_MECHANISM_PARAM_INVALID: 'token.cannot-sign',
  CKR_KEY_FUNCTION_NOT_PERMITTED: 'token.cannot-sign',
  CKR_KEY_TYPE_INCONSISTENT: 'token.cannot-sign',
};

/** Why a call did not do what it was to do: the code, and PKCS#11's own name for it. */
export class TokenError extends Error {
  readonly code: TokenFailure;
  readonly why: string;

  constructor(code: TokenFailure, why = '') {
    super(`${code} ${why}`);
    this.code = code;
    this.why = why;
  }
}

export function tokenError(thrown: unknown): TokenError {
  if (thrown instanceof TokenError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const name = /CKR_[A-Z0-9_]+/.exec(text)?.[0];
  if (name === undefined) return new TokenError('token.failed', text.split('\n')[0]?.slice(0, 200) ?? '');
  return new TokenError(failures[name] ?? 'token.failed', name);
}

/**
 * Loads a vendor's module, which from then on runs in this process with all of its rights.
 * @throws TokenError `token.not-built` without the binding, `token.module-wrong` for a file that is no such module
 */
export function loadModule(binding: string, path: string): Module {
  let module: Module;
  try {
    const { PKCS11 } = createRequire(import.meta.url)(binding) as { PKCS11: new () => Module };
    module = new PKCS11();
  } catch {
    throw new TokenError('token.not-built');
  }
  try {
    module.load(path);
    module.C_Initialize();
    return module;
  } catch (thrown) {
    const { why } = tokenError(thrown);
    throw new TokenError('token.module-wrong', why);
  }
}

/** The objects of a class, all of them. */
export function objectsOf(module: Module, session: Handle, kind: number): Handle[] {
  const most = 200;
  module.C_FindObjectsInit(session, [{ type: CK.attributeClass, value: kind }]);
  try {
    return module.C_FindObjects(session, most);
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

/** One attribute of an object, undefined where the token does not tell it. */
export function attributeOf(
  module: Module,
  session: Handle,
  object: Handle,
  type: number,
): Buffer | undefined {
  try {
    return module.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
  } catch (thrown) {
    if (tokenError(thrown).code === 'token.removed') throw thrown;
    return undefined;
  }
}
