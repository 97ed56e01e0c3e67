import type { ReportSection } from '../reportModel';
import type { WalletRecord } from '../wallet';
import { addressColumns, addressRow } from './walletsSection';
import type { ReportWords } from './words';

/** A wallet as a paper names it that is about something else: its public addresses and who controls its money. */
export type CarriedWallet = Pick<
  WalletRecord,
  'id' | 'number' | 'label' | 'type' | 'control' | 'exhibitId' | 'recordedAt' | 'addresses'
>;

/** Papers that were made before they named wallets have none. */
export interface WithWallets {
  readonly wallets?: readonly CarriedWallet[];
}

const short = (number: string): string => number.split('/').at(-1) ?? number;

/**
 * The addresses of wallets that a paper touches, each whole, with its wallet and who controls it. No section where there are
 * none.
 * @param heading key of the words of paper
 * @param things numbers of the exhibits that carry the wallets, by their ids
 */
export function carriedSection(
  { wallets = [] }: WithWallets,
  heading: 'things' | 'case' | 'secured' | 'funds',
  words: ReportWords,
  things: ReadonlyMap<string, string> = new Map(),
): ReportSection[] {
  const rows = wallets.flatMap((wallet) => {
    const thing = wallet.exhibitId === null ? '' : short(things.get(wallet.exhibitId) ?? '');
    // what no language changes stands on a line of its own: two languages print it once
    const of = [short(wallet.number), wallet.label, thing].filter(Boolean).join(' · ');
    const control = words.term(`control.${wallet.control}`);
    return (wallet.addresses ?? []).map((address, index) => {
      const { detail = '', ...row } = addressRow(address, words);
      // the wallet itself is described once, beside its first address
      const again = [short(wallet.number), detail].filter(Boolean).join(' · ');
      const first = `${of}\n${[control, detail].filter(Boolean).join(' · ')}`;
      return { ...row, detail: index === 0 ? first : again };
    });
  });
  if (rows.length === 0) return [];
  return [
    {
      id: 'addresses',
      heading: words.paper(`carried.${heading}`),
      blocks: [{ type: 'addressTable', columns: addressColumns(words), rows }],
    },
  ];
}
