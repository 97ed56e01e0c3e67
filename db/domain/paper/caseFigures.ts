import { exhibitTitle } from '../exhibit';
import type { RecordRef } from '../record';
import type { ReportBlock, ReportSection } from '../reportModel';
import type { SiteRecord } from '../site';
import type { CaseSnapshot } from '../snapshot';
import { wallClock } from '../time';
import { type ChartLink, type ChartNode, linkChartFigure } from './figures/linkChart';
import { type MapPlace, siteMapFigure } from './figures/siteMap';
import type { Palette } from './figures/svg';
import { type TimelineEvent, timelineFigure } from './figures/timeline';
import { dateWords, type ReportWords } from './words';

type Timed = Pick<CaseSnapshot, 'case' | 'exhibits' | 'wallets' | 'sites' | 'envelopes'>;

/** What happened when, as far as it was stated: the dates of the case, findings, records and openings. */
export function eventsOf({ case: of, exhibits, wallets, sites, envelopes }: Timed): TimelineEvent[] {
  const file = { kind: 'case', id: of.id, number: of.number, title: of.title } as const;
  const item = (exhibit: (typeof exhibits)[number]): RecordRef => ({
    kind: 'exhibit',
    id: exhibit.id,
    number: exhibit.number,
    title: exhibitTitle(exhibit),
  });
  const recorded = (of: { recordedAt: string; recordedOffset: number }) =>
    wallClock({ at: of.recordedAt, offset: of.recordedOffset });
  return [
    { lane: 'case', at: of.kuiDate, record: file },
    { lane: 'case', at: of.erdrDate, record: file },
    ...exhibits.map((one) => ({ lane: 'found', at: one.foundAt, record: item(one) })),
    ...exhibits.map((one) => ({ lane: 'exhibits', at: recorded(one), record: item(one) })),
    ...wallets.map((one) => ({
      lane: 'wallets',
      at: recorded(one),
      record: { kind: 'wallet' as const, id: one.id, number: one.number, title: one.label },
    })),
    ...sites.map((one) => ({
      lane: 'sites',
      at: one.runningSince,
      record: { kind: 'site' as const, id: one.id, number: one.number, title: one.name },
    })),
    ...envelopes.flatMap(({ id, number, openings }) =>
      openings.map(({ openedAt, openedOffset }) => ({
        lane: 'openings',
        at: wallClock({ at: openedAt, offset: openedOffset }),
        record: { kind: 'envelope' as const, id, number, title: '' },
      })),
    ),
  ].filter(({ at }) => /^\d{4}(-\d{2}){0,2}(T\d{2}:\d{2})?$/.test(at));
}

/** From the top of the drawing. */
export const timelineLanes = ['case', 'found', 'exhibits', 'wallets', 'sites', 'openings'] as const;

/** The words of a drawing: those of paper, or those of the screen. */
export type FigureWords = Pick<ReportWords, 'language' | 'paper'>;

export function caseTimeline(of: Timed, words: FigureWords, palette?: Palette): string {
  const named = timelineLanes.map((key) => ({ key, name: words.paper(`timeline.${key}`) }));
  return timelineFigure(
    eventsOf(of),
    { lanes: named, date: (day) => dateWords(day, words.language) },
    palette,
  );
}

/** The records that links join; one of a case that is hidden from the author has no name and is left out. */
export function chartParts(links: CaseSnapshot['links']): { nodes: ChartNode[]; links: ChartLink[] } {
  const seen = links.filter(({ from, to }) => from.number !== '' && to.number !== '');
  const ends = new Map(seen.flatMap(({ from, to }) => [from, to]).map((end) => [end.id, end]));
  const short = (number: string) => number.split('/').at(-1) ?? number;
  return {
    nodes: [...ends.values()].map((end) => ({ ...end, number: short(end.number) })),
    links: seen.map((link) => ({
      id: link.id,
      from: link.from.id,
      to: link.to.id,
      label: short(link.number),
      certain: link.confidence === 'confirmed' || link.confidence === 'probable',
    })),
  };
}

export function caseLinkChart(all: CaseSnapshot['links'], palette?: Palette): { svg: string; left: number } {
  const { nodes, links } = chartParts(all);
  return linkChartFigure(nodes, links, palette);
}

export function sitesMap(sites: readonly SiteRecord[], words: FigureWords, palette?: Palette): string {
  const said = {
    km: words.paper('figure.km'),
    m: words.paper('figure.m'),
    north: words.paper('figure.north'),
  };
  return siteMapFigure(placesOf(sites), palette, said);
}

type Placed = Pick<SiteRecord, 'number' | 'name' | 'latitude' | 'longitude'>;

/** The sites whose coordinates were stated. */
export function placesOf(sites: readonly Placed[]): MapPlace[] {
  return sites
    .map(({ number, name, latitude, longitude }) => ({
      name: `${number.split('/').at(-1) ?? ''} ${name}`,
      latitude: latitude === '' ? Number.NaN : Number(latitude),
      longitude: longitude === '' ? Number.NaN : Number(longitude),
    }))
    .filter(({ latitude, longitude }) => Number.isFinite(latitude) && Number.isFinite(longitude));
}

/** What stands behind the caption, and what the drawing shows, for who cannot see it. */
interface FigureTold {
  readonly more?: string;
  readonly told?: string;
}

/** A drawing as a block; none where there is nothing to draw. */
export function figureBlock(
  words: ReportWords,
  name: string,
  svg: string,
  { more = '', told = '' }: FigureTold = {},
): ReportBlock[] {
  if (svg === '') return [];
  const caption = `${words.paper(`figure.${name}`)}${more}`;
  const alt = told === '' ? caption : `${caption}: ${told}`;
  return [{ type: 'figure', svg, alt, caption, width: 1 }];
}

/** The places of sites as a block, the same in words beside it. */
export function sitesMapBlock(sites: readonly SiteRecord[], words: ReportWords): ReportBlock[] {
  const told = placesOf(sites).map(({ name, latitude, longitude }) => `${name} (${latitude}, ${longitude})`);
  return figureBlock(words, 'sites', sitesMap(sites, words), { told: told.join('; ') });
}

/** The course of the case on one axis of time. */
export function timelineSection(snapshot: CaseSnapshot, words: ReportWords): ReportSection[] {
  const told = timelineTold(snapshot, words);
  const blocks = figureBlock(words, 'timeline', caseTimeline(snapshot, words), { told });
  return blocks.length === 0 ? [] : [{ id: 'timeline', heading: words.paper('timeline.title'), blocks }];
}

/** Each lane with the number of its events, the first day and the last. */
function timelineTold(of: Timed, words: ReportWords): string {
  const lanes = Map.groupBy(eventsOf(of), ({ lane }) => lane);
  return timelineLanes
    .flatMap((key) => {
      const days = (lanes.get(key) ?? []).map(({ at }) => at.slice(0, 10)).sort();
      const [first = '', last = ''] = [days[0], days.at(-1)];
      const span = [...new Set([first, last])].map((day) => dateWords(day, words.language)).join(' – ');
      return days.length === 0 ? [] : [`${words.paper(`timeline.${key}`)}: ${days.length} (${span})`];
    })
    .join('; ');
}

/** More links than this are told by the table alone. */
const mostTold = 60;

export function linkChartBlocks(all: CaseSnapshot['links'], words: ReportWords): ReportBlock[] {
  const { svg, left } = caseLinkChart(all);
  const { nodes, links } = chartParts(all);
  const names = new Map(nodes.map(({ id, number, title }) => [id, `${number} ${title}`.trim()]));
  const told = links.slice(0, mostTold).map(({ from, to }) => `${names.get(from)} – ${names.get(to)}`);
  return figureBlock(words, 'links', svg, {
    more: left === 0 ? '' : ` (+${left})`,
    told: told.join('; '),
  });
}
