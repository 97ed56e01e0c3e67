import { circle, type Palette, paper, round, short, svg, text, width } from './svg';

export interface ChartNode {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
}

export interface ChartLink {
  readonly from: string;
  readonly to: string;
  /** Short number, as in the table of links. */
  readonly label: string;
  /** Less certain links are dashed. */
  readonly certain: boolean;
}

/** More would be a ball of wool: the table says them all. */
const mostNodes = 36;

/**
 * Records on a ring and the links between them as curves through it. Records of one kind stand together; those with the
 * most links are kept where there are too many. Deterministic: the same links give the same drawing.
 */
export function linkChartFigure(
  all: readonly ChartNode[],
  links: readonly ChartLink[],
  palette: Palette = paper,
): { svg: string; left: number } {
  const degree = (id: string) => links.filter(({ from, to }) => from === id || to === id).length;
  const linked = all.filter(({ id }) => degree(id) > 0);
  const kept = [...linked]
    .sort((one, other) => degree(other.id) - degree(one.id) || (one.number < other.number ? -1 : 1))
    .slice(0, mostNodes)
    .sort((one, other) => compare(one, other));
  if (kept.length < 2) return { svg: '', left: 0 };
  const radius = Math.max(110, Math.min(190, kept.length * 9));
  const height = 2 * radius + 70;
  const middle = { x: width / 2, y: height / 2 };
  const place = new Map(
    kept.map((node, index) => {
      const angle = (index / kept.length) * 2 * Math.PI - Math.PI / 2;
      return [
        node.id,
        { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle), angle },
      ] as const;
    }),
  );
  const curves = links.flatMap((link) => {
    const [from, to] = [place.get(link.from), place.get(link.to)];
    return from && to ? curve(from, to, middle, link, palette) : [];
  });
  const nodes = kept.flatMap((node) => {
    const at = place.get(node.id);
    return at ? drawNode(node, at, palette) : [];
  });
  return { svg: svg(height, [...curves, ...nodes]), left: linked.length - kept.length };
}

function compare(one: ChartNode, other: ChartNode): number {
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  return one.number < other.number ? -1 : 1;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function curve(from: Place, to: Place, middle: Place, link: ChartLink, palette: Palette): string[] {
  // Neighbours bend little, far ones go near the middle.
  const bend = { x: (from.x + to.x + middle.x) / 3, y: (from.y + to.y + middle.y) / 3 };
  const dash = link.certain ? '' : ' stroke-dasharray="5 4"';
  const path = `M${round(from.x)} ${round(from.y)} Q${round(bend.x)} ${round(bend.y)} ${round(to.x)} ${round(to.y)}`;
  const at = { x: (from.x + 2 * bend.x + to.x) / 4, y: (from.y + 2 * bend.y + to.y) / 4 };
  return [
    `<path d="${path}" fill="none" stroke="${palette.muted}" stroke-width="1.2"${dash}/>`,
    `<rect x="${round(at.x - 13)}" y="${round(at.y - 7)}" width="26" height="13" rx="3" fill="${palette.ground}"/>`,
    text(at.x, at.y + 3.5, short(link.label, 6), { size: 10, fill: palette.muted, anchor: 'middle' }),
  ];
}

function drawNode(node: ChartNode, { x, y, angle }: Place & { angle: number }, palette: Palette): string[] {
  const side = Math.cos(angle);
  const anchor = side > 0.2 ? 'start' : side < -0.2 ? 'end' : 'middle';
  const away = anchor === 'start' ? 11 : anchor === 'end' ? -11 : 0;
  const up = anchor === 'middle' ? (Math.sin(angle) < 0 ? -20 : 20) : -2;
  return [
    shapeOf(node.kind, x, y, palette),
    text(x + away, y + up, node.number, { size: 11, fill: palette.ink, anchor, weight: 600 }),
    text(x + away, y + up + 12, short(node.title, 26), { size: 10.5, fill: palette.muted, anchor }),
  ];
}

/** Kinds are told apart by shape, not by colour alone. */
function shapeOf(kind: string, x: number, y: number, palette: Palette): string {
  const stroke = ` stroke="${palette.accent}" stroke-width="1.6"`;
  if (kind === 'person') return circle(x, y, 6.5, palette.fill, stroke);
  if (kind === 'wallet')
    return `<rect x="${round(x - 6)}" y="${round(y - 6)}" width="12" height="12" rx="2" fill="${palette.accent}"/>`;
  if (kind === 'site')
    return `<polygon points="${round(x)},${round(y - 7.5)} ${round(x + 7.5)},${round(y)} ${round(x)},${round(y + 7.5)} ${round(x - 7.5)},${round(y)}" fill="${palette.fill}"${stroke}/>`;
  if (kind === 'case') return circle(x, y, 6.5, palette.accent);
  return `<rect x="${round(x - 6)}" y="${round(y - 6)}" width="12" height="12" fill="${palette.fill}"${stroke}/>`;
}
