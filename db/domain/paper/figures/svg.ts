/** Colours of a drawing: those of paper, or those of a dark window. */
export interface Palette {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  readonly fill: string;
  readonly ground: string;
}

export const paper: Palette = {
  ink: '#10161f',
  muted: '#55606e',
  line: '#d3d9e0',
  accent: '#0b4f8a',
  fill: '#dbe8f4',
  ground: '#ffffff',
};

export const dark: Palette = {
  ink: '#e6eaf0',
  muted: '#a3adba',
  line: '#3a4452',
  accent: '#7ab3ea',
  fill: '#22384f',
  ground: '#171c23',
};

/** Width of every drawing, in its own units; it is scaled to the page or the window. */
export const width = 680;

/** Text as it may stand in SVG: whatever an officer typed stays text. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ');
}

/** At most so many characters, with a sign where it was cut. */
export function short(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

interface TextStyle {
  readonly size?: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 400 | 600;
}

export function text(x: number, y: number, said: string, style: TextStyle): string {
  const { size = 12, fill, anchor = 'start', weight = 400 } = style;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(said)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, more = ''): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}"${more}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, more = ''): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}"${more}/>`;
}

/** Two digits are enough, and the same on every machine. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function svg(height: number, body: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${round(height)}" font-family="Noto Sans, Inter, sans-serif">${body.join('')}</svg>`;
}
