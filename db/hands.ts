import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type ActKind, mayAct, mayConfirm, needsTwo, type Staff, writers } from './domain/acts';
import type { Author, EntryHands } from './domain/ledger';
import { isIdentified, type OfficerRecord, samePerson } from './domain/officer';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import { prepared, rowOf } from './prepared';
import { officer, vaultFact } from './schema';

/**
 * The second hand of an act: an officer as they are now, or the recovery key (`null`). `sign` gives an Ed25519 signature
 * (64 bytes) over the entry's hash, the same that the author signs.
 */
export interface SecondHand {
  readonly by: Author | null;
  readonly reason: string;
  readonly authorisation: string;
  sign(hash: Uint8Array): Uint8Array;
}

const activeOfficers = prepared((read) =>
  read.select().from(officer).where(eq(officer.status, 'active')).prepare(),
);

/** Who stands behind the vault now; two accounts of one person are one. */
export function readStaff(read: ReadDb): Staff {
  const active = activeOfficers(read).all();
  const people: OfficerRecord[] = [];
  for (const one of active.filter(({ role }) => writers.includes(role)))
    if (!people.some((other) => samePerson(one, other))) people.push(one);
  return { people: people.length, supervisors: active.filter(({ role }) => role === 'supervisor').length };
}

/** Whether nobody but one person can act here: then the recovery key is the second hand, and everything says so. */
export function isSoleOfficer(read: ReadDb): boolean {
  return readStaff(read).people < 2;
}

/**
 * What an entry says of its second hand, after every rule about who may write and who may confirm.
 * The vault's first entry is made by an officer who is recorded in it: nobody can be asked yet.
 * @throws Refusal `access.role`, `access.retired`, `access.second-hand-missing`, `access.same-person`,
 * `access.second-role`, `access.person-unknown`, `access.recovery-key-alone`
 */
export function requireHands(
  read: ReadDb,
  kind: ActKind,
  author: Author,
  second: SecondHand | undefined,
): EntryHands | null {
  const me = rowOf(read, 'officer', author.id);
  if (!me) {
    if (kind === 'vault.create') return null;
    throw new Refusal('access.role', { act: kind, role: author.role });
  }
  const staff = readStaff(read);
  if (me.status !== 'active') throw new Refusal('access.retired');
  if (!mayAct(me.role, kind, staff)) throw new Refusal('access.role', { act: kind, role: me.role });
  if (second) requireSecond(read, kind, me, second, staff);
  else if (needsTwo(kind, staff)) throw new Refusal('access.second-hand-missing', { act: kind });
  return second ? { second: second.by, authorisation: second.authorisation } : null;
}

function requireSecond(
  read: ReadDb,
  kind: ActKind,
  me: OfficerRecord,
  second: SecondHand,
  staff: Staff,
): void {
  if (second.by === null) {
    if (staff.people > 1) throw new Refusal('access.recovery-key-alone');
    return;
  }
  const other = read.select().from(officer).where(eq(officer.id, second.by.id)).get();
  if (!other) throw new Refusal('record.not-found', { kind: 'officer' });
  if (other.status !== 'active') throw new Refusal('access.retired');
  if (samePerson(me, other)) throw new Refusal('access.same-person');
  if (!isIdentified(me) || !isIdentified(other)) throw new Refusal('access.person-unknown');
  if (!mayConfirm(other.role, kind)) throw new Refusal('access.second-role', { role: other.role });
}

/** The public key of an officer as they are now, '' where there is none. */
export function readSigningKey(read: ReadDb, officerId: string): string {
  return read.select().from(officer).where(eq(officer.id, officerId)).get()?.signingKey ?? '';
}

/** The public half with which the recovery key signs as a second hand, '' where the vault does not know it. */
export function readRecoveryHand(read: ReadDb): string {
  return read.select().from(vaultFact).where(eq(vaultFact.id, 'recoverySigningKey')).get()?.value ?? '';
}

/** @throws Error when a hand signed with another key than its record names: such an entry would never verify */
export function requireSignature(publicKey: string, hash: Uint8Array, signature: Uint8Array): void {
  if (!signs(publicKey, hash, signature)) throw new Error('a hand signs with the key that its record names');
}

/** Whether the signature over the hash is that of this Ed25519 key, 32 bytes in hex. */
export function signs(publicKey: string, hash: Uint8Array, signature: Uint8Array): boolean {
  return /^[0-9a-f]{64}$/.test(publicKey) && verify(null, hash, ed25519(publicKey), signature);
}

/** An Ed25519 public key from its 32 bytes (RFC 8410: the fixed SubjectPublicKeyInfo prefix). */
function ed25519(hex: string): KeyObject {
  const der = Buffer.from(`302a300506032b6570032100${hex}`, 'hex');
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
