import { randomBytes } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';
import type { OfficerRecord } from '../../db/domain/officer';
import { Refusal } from '../../db/domain/refusal';
import type { SealedForm, SealedShareRow, SealedWordsRow } from '../../db/sealedWords';
import { seal, unseal } from './crypto';
import type { OfficerSecrets } from './officerKeys';
import { openSealed, sealTo } from './sealTo';

/** Any two shares of different people open. */
const threshold = 2;
/** Ciphertexts are as long as a multiple of this, so that their length does not tell how many words there are. */
const block = 256;

/** What a ciphertext and its shares are bound to: none can be moved to another envelope or vault. */
export interface SealedPlace {
  readonly vaultId: string;
  readonly envelopeId: string;
  readonly wordsId: string;
}

const wordsContext = ({ vaultId, envelopeId, wordsId }: SealedPlace) =>
  `${vaultId} envelope ${envelopeId} words ${wordsId}`;
const shareContext = (place: SealedPlace, officerId: string) => `${wordsContext(place)} share ${officerId}`;

/**
 * Seals words under a random key that is split among people: AES-256-GCM, Shamir 2-of-n over GF(256), each share sealed
 * to the X25519 keys of its person's accounts. `plain` is zeroed, whatever happens.
 * @param people active officers grouped by person; n is their number
 * @throws Refusal `envelope.too-few` for fewer than two people
 */
export async function sealWords(
  plain: Uint8Array,
  place: SealedPlace,
  people: readonly (readonly OfficerRecord[])[],
): Promise<SealedForm> {
  const key = new Uint8Array(randomBytes(32));
  const padded = pad(plain);
  let parts: Uint8Array[] = [];
  try {
    if (people.length < threshold) throw new Refusal('envelope.too-few', { people: people.length });
    parts = await split(key, people.length, threshold);
    const shares = people.flatMap((accounts, index) =>
      accounts.map(({ id, sealingKey }) => ({
        officerId: id,
        person: index + 1,
        sealingKey,
        sealed: sealTo(sealingKey, parts[index] ?? new Uint8Array(), shareContext(place, id)),
      })),
    );
    return { id: place.wordsId, ciphertext: seal(key, padded, wordsContext(place)).toString('hex'), shares };
  } finally {
    zero([plain, padded, key, ...parts]);
  }
}

/** An officer who is here, with the key that opens their share. */
export interface ShareHand {
  readonly officerId: string;
  readonly keys: Pick<OfficerSecrets, 'sealing'>;
}

/**
 * The words, opened by two people. The caller zeroes them.
 * @throws Refusal `envelope.no-share` where one of them has no share that opens, or both have the same one;
 * `envelope.damaged` where the ciphertext is not what was sealed
 */
export async function openWords(
  words: SealedWordsRow,
  shares: readonly SealedShareRow[],
  place: SealedPlace,
  hands: readonly [ShareHand, ShareHand],
): Promise<Buffer> {
  const opened: Uint8Array[] = [];
  let key = new Uint8Array();
  try {
    const persons = new Set<number>();
    for (const hand of hands) {
      const share = shares.find(({ officerId }) => officerId === hand.officerId);
      const part = share && openSealed(hand.keys.sealing, share.sealed, shareContext(place, hand.officerId));
      if (!share || !part) throw new Refusal('envelope.no-share', { officer: hand.officerId });
      opened.push(new Uint8Array(part));
      part.fill(0);
      persons.add(share.person);
    }
    if (persons.size < threshold) throw new Refusal('access.same-person');
    key = new Uint8Array(await combine(opened));
    const padded = unseal(key, Buffer.from(words.ciphertext, 'hex'), wordsContext(place));
    if (!padded) throw new Refusal('envelope.damaged');
    const plain = unpad(padded);
    padded.fill(0);
    return plain;
  } finally {
    zero([key, ...opened]);
  }
}

/** Length in four bytes, the words, zeros to a full block. */
function pad(plain: Uint8Array): Buffer {
  const padded = Buffer.alloc(Math.ceil((plain.length + 4) / block) * block);
  padded.writeUInt32BE(plain.length, 0);
  padded.set(plain, 4);
  return padded;
}

function unpad(padded: Buffer): Buffer {
  return Buffer.from(padded.subarray(4, 4 + padded.readUInt32BE(0)));
}

/** Overwrites what is no longer needed. Strings that JavaScript made of it end with their process. */
function zero(buffers: readonly Uint8Array[]): void {
  for (const bytes of buffers) bytes.fill(0);
}
