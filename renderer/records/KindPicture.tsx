import type { ReactNode } from 'react';
import type { ExhibitKind } from '../../db/domain/exhibit';

/** A drawing of each kind of thing, so that it is found before its word is read. 48 × 48, in the colour of the text. */
const drawings: Record<ExhibitKind, ReactNode> = {
  'hardware-wallet': (
    <>
      <rect x="8" y="15" width="26" height="18" rx="4" />
      <rect x="13" y="20" width="12" height="8" rx="1" />
      <circle cx="29.5" cy="24" r="1.8" />
      <path d="M34 20h6v8h-6M40 22.5h2M40 25.5h2" />
    </>
  ),
  phone: (
    <>
      <rect x="14" y="5" width="20" height="38" rx="4" />
      <path d="M21 9h6M14 36h20" />
      <circle cx="24" cy="39.5" r="1" />
    </>
  ),
  computer: (
    <>
      <rect x="9" y="9" width="30" height="21" rx="2" />
      <path d="M4 36h40l-4-6H8zM20 36l1-2h6l1 2" />
    </>
  ),
  usb: (
    <>
      <rect x="6" y="16" width="26" height="16" rx="3" />
      <path d="M32 19h10v10H32M36 22.5h2M36 25.5h2" />
      <circle cx="11.5" cy="24" r="1.5" />
    </>
  ),
  'paper-backup': (
    <>
      <path d="M11 5h18l8 8v30H11zM29 5v8h8" />
      <path d="M16 19h6M25 19h7M16 25h6M25 25h7M16 31h6M25 31h7M16 37h6" />
    </>
  ),
  'metal-backup': (
    <>
      <rect x="6" y="12" width="36" height="24" rx="3" />
      <circle cx="10.5" cy="16.5" r="1" />
      <circle cx="37.5" cy="16.5" r="1" />
      <circle cx="10.5" cy="31.5" r="1" />
      <circle cx="37.5" cy="31.5" r="1" />
      <path d="M15 19h7M26 19h7M15 24h7M26 24h7M15 29h7M26 29h7" strokeDasharray="1.5 1.5" />
    </>
  ),
  sim: (
    <>
      <path d="M12 6h16l8 8v28H12z" />
      <rect x="17" y="22" width="14" height="14" rx="2" />
      <path d="M17 29h14M24 22v14" />
    </>
  ),
  'bank-card': (
    <>
      <rect x="5" y="11" width="38" height="26" rx="3" />
      <path d="M5 18h38" strokeWidth="4" />
      <path d="M10 30h10M32 30h6" />
    </>
  ),
  asic: (
    <>
      <rect x="5" y="13" width="38" height="22" rx="2" />
      <circle cx="15" cy="24" r="7" />
      <circle cx="33" cy="24" r="7" />
      <path d="M15 19v10M10 24h10M33 19v10M28 24h10M12 13V9h24v4" />
    </>
  ),
  cash: (
    <>
      <rect x="5" y="15" width="34" height="18" rx="2" />
      <circle cx="22" cy="24" r="5" />
      <path d="M10 20v0M34 28v0M9 36h34V19" />
    </>
  ),
  document: (
    <>
      <path d="M10 6h20l8 8v28H10zM30 6v8h8" />
      <path d="M16 20h16M16 26h16M16 32h9" />
      <circle cx="32" cy="35" r="4" />
    </>
  ),
  other: (
    <>
      <path d="M24 6l17 9v18l-17 9-17-9V15zM7 15l17 9 17-9M24 24v18" />
    </>
  ),
};

export function KindPicture({ kind, size = 48 }: { kind: ExhibitKind; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[kind]}
    </svg>
  );
}
