import { Buffer } from 'node:buffer';
import { judgePhrase, phraseWords } from '../../../db/domain/bip39';
import { amendAct, type EnvelopeRecord } from '../../../db/domain/envelope';
import type { TwoHands } from '../../../db/domain/hands';
import { Refusal } from '../../../db/domain/refusal';
import {
  aboutEnvelope,
  amendEnvelope,
  listEnvelopes,
  openEnvelope,
  readEnvelope,
  recordEnvelope,
  sealEnvelope,
} from '../../../db/envelopes';
import type { SecondHand } from '../../../db/hands';
import {
  allowWords,
  keepWords,
  mayHoldWords,
  readSealed,
  type SealedForm,
  shareHolders,
  tellPhrase,
} from '../../../db/sealedWords';
import { readFact } from '../../../db/vaultFacts';
import { openWords, type SealedPlace, sealWords } from '../../vault/envelopes';
import { withHands } from '../../vault/hands';
import type { OfficerSecrets } from '../../vault/officerKeys';
import type { VaultSession } from '../../vault/session';
import type { envelopeContract } from '../contract/envelopes';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { save } from './records';

export const envelopeHandlers: Handlers<keyof typeof envelopeContract> = {
  'envelope.record': (desk, { draft, draftKey }) =>
    save(desk, 'envelope.record', draftKey, (tx) => recordEnvelope(tx, draft)),
  'envelope.amend': (desk, { draftKey, hands, ...amendment }) => {
    const act = amendAct(readEnvelope(desk.session.vault.read, amendment.id), amendment.draft);
    return withHands(desk.session, hands, (second) =>
      save(desk, act, draftKey, (tx) => amendEnvelope(tx, amendment), second),
    );
  },
  'envelope.get': (desk, { id }) => readEnvelope(desk.session.vault.read, id),
  'envelope.list': (desk, { caseId }) => listEnvelopes(desk.session.vault.read, caseId),

  'envelope.open': (desk, { id, what, newSeal, hands }) =>
    withHands(desk.session, hands, async (second, keys) => {
      const plain = what === 'words' ? await openHeld(desk.session, id, second, keys) : undefined;
      try {
        const envelope = desk.write(
          'envelope.open',
          (tx) => openEnvelope(tx, { id, what, newSeal }, openingHands(hands, second)),
          second,
        );
        // Answered only now that the entry is durable: nothing is seen that the ledger does not know.
        return { envelope, words: plain?.toString('utf8') ?? null };
      } finally {
        plain?.fill(0);
      }
    }),
  'envelope.seal': (desk, { id, newSeal }) =>
    desk.write('envelope.seal', (tx) => sealEnvelope(tx, id, newSeal)),

  'envelope.hold': (desk, { id, words, hands }) =>
    withHands(desk.session, hands, (second) => hold(desk, id, words, second)),
  'envelope.reseal': (desk, { ids, hands }) =>
    withHands(desk.session, hands, (second, keys) => reseal(desk, ids, second, keys)),

  'envelope.rule': (desk) => rule(desk),
  'envelope.allow': (desk, { allow, hands }) =>
    withHands(desk.session, hands, (second) => {
      desk.write('envelope.allow', (tx) => allowWords(tx, allow, hands.reason), second);
      return rule(desk);
    }),
};

function rule(desk: Desk): { allowed: boolean; people: number } {
  const { whole } = desk.session.vault;
  return { allowed: mayHoldWords(whole), people: shareHolders(whole).length };
}

function openingHands({ reason, authorisation }: TwoHands, second: SecondHand | undefined) {
  return { second: second?.by ?? null, reason, authorisation };
}

function placeOf({ vault }: VaultSession, envelopeId: string, wordsId: string): SealedPlace {
  return { vaultId: readFact(vault.whole, 'vaultId'), envelopeId, wordsId };
}

/**
 * The words of an envelope by the two who are here. The caller zeroes them.
 * @throws Refusal `envelope.not-held`, `envelope.no-share`, `envelope.damaged`, `access.same-person`
 */
async function openHeld(
  session: VaultSession,
  envelopeId: string,
  second: SecondHand | undefined,
  keys: OfficerSecrets | undefined,
): Promise<Buffer> {
  // Read as the officer sees it: words of a case that is not theirs are not found at all.
  const kept = readSealed(session.vault.read, readEnvelope(session.vault.read, envelopeId).id);
  if (!kept) throw new Refusal('envelope.not-held');
  const { officer } = session;
  if (!officer || !session.keys) throw new Refusal('session.read-only');
  if (!second?.by || !keys) throw new Refusal('envelope.no-share', { officer: '' });
  return openWords(kept.words, kept.shares, placeOf(session, envelopeId, kept.words.id), [
    { officerId: officer.id, keys: session.keys },
    { officerId: second.by.id, keys },
  ]);
}

/** @throws Refusal `envelope.words-off`, `envelope.no-words`, `envelope.held`, `envelope.too-few` */
async function hold(
  desk: Desk,
  id: string,
  words: string,
  second: SecondHand | undefined,
): Promise<EnvelopeRecord> {
  const { vault } = desk.session;
  if (!mayHoldWords(vault.whole)) throw new Refusal('envelope.words-off');
  const before = readEnvelope(vault.read, id);
  const text = words.trim().replace(/\s+/gu, ' ');
  if (text === '') throw new Refusal('envelope.no-words');
  // Asked again where it is written: somebody may put words in while these are sealed.
  if (before.held && !second) throw new Refusal('envelope.held');
  const { words: counted, language: wordLanguage, checksum } = judgePhrase(text);
  const wordCount = counted >= 1 && counted <= 100 ? counted : null;
  // Numbers and separators of the paper are no part of a phrase whose words are known.
  const kept = before.kind === 'seed' && wordLanguage !== '' ? phraseWords(text).join(' ') : text;
  const form = await seal(desk, before, Buffer.from(kept, 'utf8'));
  return desk.write(
    'envelope.hold',
    (tx) => {
      keepWords(tx, id, form, second !== undefined);
      if (before.kind === 'seed') tellPhrase(tx, id, { wordCount, wordLanguage, checksum });
      return aboutEnvelope(tx, id, second?.reason);
    },
    second,
  );
}

function seal(desk: Desk, { id, caseId }: EnvelopeRecord, plain: Buffer): Promise<SealedForm> {
  const { session } = desk;
  const wordsId = desk.around.sources.newId();
  return sealWords(plain, placeOf(session, id, wordsId), shareHolders(session.vault.whole, caseId));
}

/** Every envelope by an entry of its own: what was resealed before a refusal stays resealed. */
async function reseal(
  desk: Desk,
  ids: readonly string[],
  second: SecondHand | undefined,
  keys: OfficerSecrets | undefined,
): Promise<EnvelopeRecord[]> {
  const { session } = desk;
  const done: EnvelopeRecord[] = [];
  for (const id of ids) {
    const plain = await openHeld(session, id, second, keys);
    const form = await seal(desk, readEnvelope(session.vault.read, id), plain);
    done.push(
      desk.write(
        'envelope.reseal',
        (tx) => {
          keepWords(tx, id, form, second !== undefined);
          return aboutEnvelope(tx, id, second?.reason);
        },
        second,
      ),
    );
  }
  return done;
}
