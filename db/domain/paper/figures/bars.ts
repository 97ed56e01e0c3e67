import { line, type Palette, paper, round, short, svg, text, width } from './svg';

export interface Bar {
  readonly label: string;
  /** What the length says; sums of money as whole units. */
  readonly value: bigint;
  /** The number as it is printed. */
  readonly said: string;
}

const left = 240;
const right = 150;
const row = 26;

/** Amounts side by side, the largest as long as there is room; '' where all are nothing. */
export function barsFigure(bars: readonly Bar[], palette: Palette = paper): string {
  const most = bars.reduce((found, { value }) => (value > found ? value : found), 0n);
  if (most === 0n) return '';
  const room = width - left - right;
  const body = bars.flatMap(({ label, value, said }, index) => {
    const y = 8 + index * row;
    const long = Number((value * 10_000n) / most) / 10_000;
    return [
      text(left - 10, y + 14, short(label, 36), { size: 11, fill: palette.ink, anchor: 'end' }),
      `<rect x="${left}" y="${y + 2}" width="${round(Math.max(long * room, value > 0n ? 1.5 : 0))}" height="16" fill="${palette.accent}"/>`,
      text(left + long * room + 8, y + 14, said, { fill: palette.muted }),
    ];
  });
  const height = 16 + bars.length * row;
  return svg(height, [line(left, 4, left, height - 4, palette.line), ...body]);
}
