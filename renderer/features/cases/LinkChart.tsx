import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkRecord } from '../../../db/domain/link';
import { chartParts } from '../../../db/domain/paper/caseFigures';
import {
  type LinkChartLayout,
  layLinkChart,
  namePlace,
  type PlacedNode,
  titleLength,
} from '../../../db/domain/paper/figures/linkChart';
import { short, width } from '../../../db/domain/paper/figures/svg';
import { useAnswer } from '../../ipc/queries';
import { LinkEnd } from '../../records/LinkEnd';
import { shortNumber } from '../../records/numbers';
import { Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import styles from './CaseCharts.module.css';
import { moveFocus } from './moveFocus';

const none: LinkRecord[] = [];

/** Who and what is joined in a case, as the report draws it; a chosen record shows its links and leads to them. */
export function LinkChart({ caseId }: { caseId: string }) {
  const { t } = useTranslation('case');
  const links = useAnswer('link.list', { caseId }).data ?? none;
  const laid = useMemo(() => {
    const parts = chartParts(links);
    return layLinkChart(parts.nodes, parts.links);
  }, [links]);
  return (
    <Section title={t('chart.title')} testId="section-chart">
      {laid === undefined ? (
        <p className={styles.none}>{t('chart.none')}</p>
      ) : (
        <Chart key={links.length} laid={laid} links={links} />
      )}
    </Section>
  );
}

function Chart({ laid, links }: { laid: LinkChartLayout; links: readonly LinkRecord[] }) {
  const { t } = useTranslation(['case', 'terms', 'link']);
  const [chosen, setChosen] = useState(-1);
  const node = laid.nodes[chosen];
  const ofChosen = links.filter(({ from, to }) => from.id === node?.id || to.id === node?.id);
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${laid.height}`}
        className={styles.drawing}
        role="group"
        aria-label={t('chart.label')}
        onKeyDown={(event) => moveFocus(event, laid.nodes)}
        data-testid="case-link-chart"
      >
        {laid.curves.map(({ link, path, x, y }) => {
          const near = node !== undefined && (link.from === node.id || link.to === node.id);
          return (
            <g
              key={link.id}
              aria-hidden
              data-near={near || undefined}
              data-far={(node && !near) || undefined}
            >
              <path d={path} className={styles.curve} strokeDasharray={link.certain ? undefined : '5 4'} />
              <rect x={x - 13} y={y - 7} width={26} height={13} rx={3} className={styles.tag} />
              <text x={x} y={y + 3.5} textAnchor="middle" className={styles.tagText}>
                {short(link.label, 6)}
              </text>
            </g>
          );
        })}
        {laid.nodes.map((one, index) => (
          <Node
            key={one.id}
            node={one}
            index={index}
            chosen={index === chosen}
            reachable={index === Math.max(0, chosen)}
            links={links.filter(({ from, to }) => from.id === one.id || to.id === one.id).length}
            onChoose={() => setChosen(index)}
          />
        ))}
      </svg>
      {laid.left > 0 && <p className={styles.hint}>{t('chart.left', { n: laid.left })}</p>}
      {node === undefined ? (
        <p className={styles.hint}>{t('chart.hint')}</p>
      ) : (
        <div className={styles.chosen} data-testid="chart-links">
          <p className={styles.chosenTitle}>
            <LinkEnd
              end={{
                kind: node.kind as LinkRecord['from']['kind'],
                id: node.id,
                number: node.number,
                title: node.title,
              }}
            />
          </p>
          <ul className={styles.events}>
            {ofChosen.slice(0, mostLinks).map((link) => (
              <li key={link.id}>
                <span className={styles.when}>
                  <RecordLink kind="link" id={link.id} mono>
                    {shortNumber(link.number)}
                  </RecordLink>
                </span>
                <span>
                  <LinkEnd end={link.from} /> {t(`terms:linkKind.${link.kind}`)} <LinkEnd end={link.to} /> ·{' '}
                  {t(`terms:confidence.${link.confidence}`)}
                </span>
              </li>
            ))}
          </ul>
          {ofChosen.length > mostLinks && (
            <p className={styles.hint}>{t('chart.moreLinks', { n: ofChosen.length - mostLinks })}</p>
          )}
        </div>
      )}
    </>
  );
}

/** The table below has them all. */
const mostLinks = 20;

interface NodeProps {
  node: PlacedNode;
  index: number;
  chosen: boolean;
  reachable: boolean;
  links: number;
  onChoose: () => void;
}

function Node({ node, index, chosen, reachable, links, onChoose }: NodeProps) {
  const { t } = useTranslation(['case', 'terms']);
  const name = namePlace(node);
  const said = t('chart.node', {
    kind: t(`terms:recordKind.${node.kind}`),
    name: `${node.number} ${node.title}`,
    n: links,
  });
  return (
    <g
      role="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={said}
      aria-pressed={chosen}
      className={styles.spot}
      data-spot={index}
      onFocus={onChoose}
      onClick={onChoose}
    >
      <title>{said}</title>
      <circle cx={node.x} cy={node.y} r={10.5} className={styles.reach} />
      <Shape kind={node.kind} x={node.x} y={node.y} />
      <text x={name.x} y={name.y} textAnchor={name.anchor} className={styles.number} aria-hidden>
        {node.number}
      </text>
      {node.titled && (
        <text x={name.x} y={name.y + 12} textAnchor={name.anchor} className={styles.title} aria-hidden>
          {short(node.title, titleLength(name.x, name.anchor))}
        </text>
      )}
    </g>
  );
}

/** Kinds are told apart by shape, not by colour alone; the same shapes as on paper. */
function Shape({ kind, x, y }: { kind: string; x: number; y: number }) {
  switch (kind) {
    case 'person':
      return <circle cx={x} cy={y} r={6.5} className={styles.hollow} />;
    case 'case':
      return <circle cx={x} cy={y} r={6.5} className={styles.dot} />;
    case 'wallet':
      return <rect x={x - 6} y={y - 6} width={12} height={12} rx={2} className={styles.dot} />;
    case 'site':
      return (
        <polygon
          points={`${x},${y - 7.5} ${x + 7.5},${y} ${x},${y + 7.5} ${x - 7.5},${y}`}
          className={styles.hollow}
        />
      );
    default:
      return <rect x={x - 6} y={y - 6} width={12} height={12} className={styles.hollow} />;
  }
}
