import { IconAlertTriangle } from '@tabler/icons-react';

/** Says that something which every sealed exhibit has is not stated here. */
export function Missing({ word }: { word: string }) {
  return (
    <span
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        color: 'var(--dl-amber)',
        fontFamily: 'var(--dl-font)',
      }}
    >
      <IconAlertTriangle size={13} aria-hidden />
      {word}
    </span>
  );
}
