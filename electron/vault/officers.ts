import { checkPassphrase, type OfficerDraft, type OfficerRecord } from '../../db/domain/officer';
import { Refusal } from '../../db/domain/refusal';
import type { SecondHand } from '../../db/hands';
import { addOfficer, resetAccess, retireOfficer } from '../../db/officers';
import { requireAcceptable } from '../../db/record';
import { withWriteTx } from '../../db/tx';
import { readOfficer } from '../../db/vaultFacts';
import { type KdfCost, standardCost } from './cost';
import { type OfficerSlot, readHeader, type Unsigned } from './header';
import { changeKeys } from './keyChange';
import { newOfficerKeys, type OfficerSecrets, sealOfficerSlot } from './officerKeys';
import { beginSession, openSession, requireSigner, type VaultSession } from './session';

interface NewSlot {
  readonly slot: OfficerSlot;
  readonly secrets: OfficerSecrets;
  readonly keys: { readonly signingKey: string; readonly sealingKey: string };
}

/** New keys for an officer and the slot that their passphrase opens. @throws Refusal `draft.refused` */
async function makeSlot(
  session: VaultSession,
  officerId: string,
  name: string,
  passphrase: string,
  cost: KdfCost,
): Promise<NewSlot> {
  requireAcceptable(checkPassphrase(passphrase));
  const { signing, sealing, ...keys } = newOfficerKeys();
  const secrets = { root: Buffer.from(session.root), signing, sealing };
  const { vaultId } = readHeader(session.folder);
  return {
    slot: await sealOfficerSlot({ vaultId, officerId, name }, secrets, passphrase, cost),
    secrets,
    keys,
  };
}

const withSlot = (header: Unsigned, slot: OfficerSlot): Unsigned => ({
  ...header,
  officers: [...header.officers.filter(({ officerId }) => officerId !== slot.officerId), slot],
});

/** Adds an officer, who typed their own passphrase on this machine. */
export async function enrolOfficer(
  session: VaultSession,
  draft: OfficerDraft,
  passphrase: string,
  second: SecondHand | undefined,
  cost: KdfCost = standardCost,
): Promise<OfficerRecord> {
  const id = session.vault.sources.newId();
  const { slot, secrets, keys } = await makeSlot(session, id, draft.name, passphrase, cost);
  wipeAll(secrets);
  return changeKeys(
    session,
    (header) => withSlot(header, slot),
    () =>
      withWriteTx(
        session.vault,
        requireSigner(session),
        'officer.add',
        (tx) => addOfficer(tx, id, draft, keys),
        second,
      ),
  );
}

/** Ends an officer's access: their slot goes, their record stays. Who knew the root key is another matter: see `rekeyVault`. */
export function endAccess(session: VaultSession, id: string, second: SecondHand | undefined): OfficerRecord {
  return changeKeys(
    session,
    (header) => ({ ...header, officers: header.officers.filter(({ officerId }) => officerId !== id) }),
    () =>
      withWriteTx(
        session.vault,
        requireSigner(session),
        'officer.retire',
        (tx) => retireOfficer(tx, id),
        second,
      ),
  );
}

/**
 * New keys for an officer who lost their passphrase. In an officer's session that officer writes the entry. In a session
 * that the recovery key opened, the officer themself does, with the new keys: what makes it valid is the second hand.
 * @returns the record, and the session to go on with: the officer's own after the recovery key
 */
export async function renewAccess(
  session: VaultSession,
  id: string,
  passphrase: string,
  second: SecondHand | undefined,
  cost: KdfCost = standardCost,
): Promise<{ officer: OfficerRecord; session: VaultSession }> {
  const { name } = readOfficer(session.vault.whole, id);
  const made = await makeSlot(session, id, name, passphrase, cost);
  if (session.signer) {
    wipeAll(made.secrets);
    if (session.officer?.id === id) throw new Refusal('access.own-record');
    return { officer: reset(session, id, made, second), session };
  }
  const header = readHeader(session.folder);
  const who = { officerId: id, secrets: made.secrets };
  const root = Buffer.from(session.root);
  const own = openSession(session.folder, header, root, session.vault.sources, who, { quiet: true });
  try {
    reset(own, id, made, second);
  } catch (thrown) {
    own.close();
    throw thrown;
  }
  beginSession(own.folder, own.vault, own.root, requireSigner(own));
  const officer = readOfficer(own.vault.whole, id);
  session.close();
  return { officer, session: { ...own, officer } };
}

function reset(
  session: VaultSession,
  id: string,
  { slot, keys }: NewSlot,
  second: SecondHand | undefined,
): OfficerRecord {
  return changeKeys(
    session,
    (header) => withSlot(header, slot),
    () =>
      withWriteTx(
        session.vault,
        requireSigner(session),
        'officer.resetAccess',
        (tx) => resetAccess(tx, id, keys, second?.by?.id),
        second,
      ),
  );
}

function wipeAll({ root, signing, sealing }: OfficerSecrets): void {
  for (const bytes of [root, signing, sealing]) bytes.fill(0);
}
