import type { ChainId } from './chains';

/** What the check digits in the text prove. `none`: this text carries none. `format-only`: only its shape was judged. */
export type Checksum = 'verified' | 'none' | 'format-only' | 'failed';

/** Why a text is refused: the code of a finding, never a sentence. */
export type AddressReason =
  | 'empty'
  | 'checksum'
  | 'length'
  | 'character'
  | 'mixed-case'
  | 'prefix'
  | 'padding'
  | 'witness-version'
  | 'network'
  | 'form';

/** How a repair came about; `case` puts right the letter case that the checksum needs. */
export type RepairKind = 'confusion' | 'cyrillic' | 'case' | 'other';

/**
 * One changed character that makes the text pass its checksum. `position` counts in the cleaned text (`canonical` of a
 * failed verdict). Where several look-alikes had to be replaced together, `from` and `to` list them all and `position`
 * is the first.
 */
export interface Repair {
  text: string;
  position: number;
  from: string;
  to: string;
  kind: RepairKind;
}

export interface AddressVerdict {
  /** False only when the checksum fails, the form is impossible or the text belongs to another network. */
  valid: boolean;
  chain: ChainId;
  /** 'mainnet', 'testnet', 'regtest', …; for prefixes without a name the prefix, as 'ss58-7'. */
  network: string;
  /** P2PKH, P2WPKH, EIP-55, …; 'unknown' when the text does not even resemble one. */
  format: string;
  checksum: Checksum;
  /** The one spelling by which addresses are compared; for a failed text, the text without blanks. */
  canonical: string;
  reason?: AddressReason;
  /** Positions in the cleaned text whose characters cannot belong to an address of this form. */
  wrongAt?: number[];
  repairs: Repair[];
}

export type Parsed =
  | {
      ok: true;
      format: string;
      checksum: 'verified' | 'none' | 'format-only';
      canonical: string;
      /** Where one rule covers several networks of a chain. */
      network?: string;
      /** The form is another chain's, which this one shares: an EVM address is first of all taken for Ethereum's. */
      borrowed?: boolean;
    }
  | {
      ok: false;
      reason: AddressReason;
      format?: string;
      wrongAt?: number[];
      /** Set with reason 'network': the text is a sound address, but of this other network. */
      elsewhere?: { network: string; checksum: Checksum; canonical: string };
    };

/** What Dalel knows about the addresses of one chain. All functions take cleaned text and are pure. */
export interface AddressRule {
  chain: ChainId;
  network: string;
  parse(text: string): Parsed;
  /** Does a text that failed look so much like an address of this chain that it deserves a word? */
  resembles(text: string): boolean;
  /** Is an accepted text worth a word where no chain was asked for? Forms as loose as a word of text say no. */
  telling?(text: string): boolean;
  /** Single changes after which `parse` accepts; best first. */
  repairs(text: string): Repair[];
}
