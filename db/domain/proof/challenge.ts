export interface ChallengeFacts {
  caseNumber: string;
  address: string;
  /** Day as YYYY-MM-DD. */
  date: string;
  /** Hash of the ledger's last entry, 64 hex digits: the message cannot have been signed before it was written. */
  head: string;
  headSeq: number;
}

/** The text that the holder of a key is asked to sign. Plain Latin words: every wallet shows and signs them alike. */
export function challengeText({ caseNumber, address, date, head, headSeq }: ChallengeFacts): string {
  return [
    'Dalel: proof of control of an address',
    `Case: ${caseNumber}`,
    `Address: ${address}`,
    `Date: ${date}`,
    `Ledger head ${headSeq}: ${head}`,
  ].join('\n');
}

/** Does a signed text ask for this address, in this case, after an entry of this ledger? */
export function isChallengeFor(
  message: string,
  facts: Pick<ChallengeFacts, 'caseNumber' | 'address'>,
): boolean {
  const lines = message.split(/\r?\n/);
  return lines.includes(`Case: ${facts.caseNumber}`) && lines.includes(`Address: ${facts.address}`);
}
