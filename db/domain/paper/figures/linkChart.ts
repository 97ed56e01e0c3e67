import { circle, type Palette, paper, round, short, svg, text, width } from './svg';

export interface ChartNode {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
}

export interface ChartLink {
  readonly id?: string;
  readonly from: string;
  readonly to: string;
  /** Short number, as in the table of links. */
  readonly label: string;
  /** Less certain links are dashed. */
  readonly certain: boolean;
}

/** More would be a ball of wool: the table says them all. */
const mostNodes = 36;

export interface PlacedNode extends ChartNode {
  readonly x: number;
  readonly y: number;
  /** Where it stands on the ring, in radians; names are written away from the middle. */
  readonly angle: number;
  /** Whether there is room for its title beside those of its neighbours. */
  readonly titled: boolean;
}

/** Two lines of a name, from one to the next. */
const nameHeight = 21;

export interface LinkChartLayout {
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly curves: readonly {
    readonly link: ChartLink;
    readonly path: string;
    readonly x: number;
    readonly y: number;
  }[];
  /** So many records have links and are not drawn. */
  readonly left: number;
}

/**
 * Records on a ring and the links between them as curves through it. Records of one kind stand together; those with the
 * most links are kept where there are too many. Deterministic: the same links give the same drawing. Undefined where
 * there is nothing to join.
 */
export function layLinkChart(
  all: readonly ChartNode[],
  links: readonly ChartLink[],
): LinkChartLayout | undefined {
  const degrees = new Map<string, number>();
  for (const { from, to } of links)
    for (const id of new Set([from, to])) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const degree = (id: string) => degrees.get(id) ?? 0;
  const linked = all.filter(({ id }) => degree(id) > 0);
  const kept = [...linked]
    .sort((one, other) => degree(other.id) - degree(one.id) || (one.number < other.number ? -1 : 1))
    .slice(0, mostNodes)
    .sort((one, other) => compare(one, other));
  if (kept.length < 2) return undefined;
  const radius = Math.max(110, Math.min(190, kept.length * 9));
  // Two stand beside each other.
  const height = kept.length === 2 ? 70 : 2 * radius + 70;
  const turn = kept.length === 2 ? Math.PI : -Math.PI / 2;
  const middle = { x: width / 2, y: height / 2 };
  const nodes = kept.map((node, index) => {
    const angle = (index / kept.length) * 2 * Math.PI + turn;
    // Near the top and the bottom of a crowded ring names stand beside each other and not one below the other.
    const apart = (2 * Math.PI * radius) / kept.length;
    const titled = apart > 90 || apart * Math.abs(Math.cos(angle)) >= nameHeight;
    return {
      ...node,
      angle,
      titled,
      x: middle.x + radius * Math.cos(angle),
      y: middle.y + radius * Math.sin(angle),
    };
  });
  const place = new Map(nodes.map((node) => [node.id, node]));
  const curves = links.flatMap((link) => {
    const [from, to] = [place.get(link.from), place.get(link.to)];
    return from && to ? [{ link, ...curve(from, to, middle) }] : [];
  });
  return { height, nodes, curves, left: linked.length - kept.length };
}

/** The same as a drawing; '' where there is nothing to join. */
export function linkChartFigure(
  all: readonly ChartNode[],
  links: readonly ChartLink[],
  palette: Palette = paper,
): { svg: string; left: number } {
  const laid = layLinkChart(all, links);
  if (laid === undefined) return { svg: '', left: 0 };
  const curves = laid.curves.flatMap((one) => drawCurve(one, palette));
  const nodes = laid.nodes.flatMap((node) => drawNode(node, palette));
  return { svg: svg(laid.height, [...curves, ...nodes]), left: laid.left };
}

function compare(one: ChartNode, other: ChartNode): number {
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  return one.number < other.number ? -1 : 1;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function curve(from: Place, to: Place, middle: Place): { path: string } & Place {
  // Neighbours bend little, far ones go near the middle.
  const bend = { x: (from.x + to.x + middle.x) / 3, y: (from.y + to.y + middle.y) / 3 };
  return {
    path: `M${round(from.x)} ${round(from.y)} Q${round(bend.x)} ${round(bend.y)} ${round(to.x)} ${round(to.y)}`,
    x: (from.x + 2 * bend.x + to.x) / 4,
    y: (from.y + 2 * bend.y + to.y) / 4,
  };
}

function drawCurve({ link, path, x, y }: LinkChartLayout['curves'][number], palette: Palette): string[] {
  const dash = link.certain ? '' : ' stroke-dasharray="5 4"';
  return [
    `<path d="${path}" fill="none" stroke="${palette.muted}" stroke-width="1.2"${dash}/>`,
    `<rect x="${round(x - 13)}" y="${round(y - 7)}" width="26" height="13" rx="3" fill="${palette.ground}"/>`,
    text(x, y + 3.5, short(link.label, 6), { size: 10, fill: palette.muted, anchor: 'middle' }),
  ];
}

/** Where the name of a record on the ring is written: away from the middle. */
export function namePlace({ x, y, angle }: Place & { readonly angle: number }): Place & {
  anchor: 'start' | 'middle' | 'end';
} {
  const side = Math.cos(angle);
  const anchor = side > 0.2 ? 'start' : side < -0.2 ? 'end' : 'middle';
  const away = anchor === 'start' ? 11 : anchor === 'end' ? -11 : 0;
  // Beside the ring a name stands a little outwards too, so that it does not lie on the next record.
  const up = anchor === 'middle' ? (Math.sin(angle) < 0 ? -20 : 20) : 8 * Math.sin(angle) - 2;
  return { x: x + away, y: y + up, anchor };
}

function drawNode(node: PlacedNode, palette: Palette): string[] {
  const { x, y, anchor } = namePlace(node);
  return [
    shapeOf(node.kind, node.x, node.y, palette),
    text(x, y, node.number, { size: 11, fill: palette.ink, anchor, weight: 600 }),
    ...(node.titled
      ? [
          text(x, y + 12, short(node.title, titleLength(x, anchor)), {
            size: 10.5,
            fill: palette.muted,
            anchor,
          }),
        ]
      : []),
  ];
}

/** Letters of a title that fit between its place and the edge of the drawing; some six units each. */
export function titleLength(x: number, anchor: 'start' | 'middle' | 'end'): number {
  const room = anchor === 'start' ? width - x : anchor === 'end' ? x : 2 * Math.min(x, width - x);
  return Math.max(4, Math.min(28, Math.floor(room / 6.2)));
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
