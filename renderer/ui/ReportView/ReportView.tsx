import type { ReportBlock, ReportModel } from '../../../db/domain/reportModel';
import { AddressTable, FieldTable, Figure, Note, Pictures, PlainTable } from './blocks';
import { dataUrl } from './image';
import styles from './ReportView.module.css';
import { Columns, Inline, Said, SecondLanguage } from './Said';

type Beside = ReportModel['second'];

/** A report as it will stand on paper: the same words in the same order; only the page breaks are the paper's own. */
export function ReportView({ model, label }: { model: ReportModel; label: string }) {
  const { second } = model;
  return (
    <SecondLanguage value={second?.language}>
      <article className={styles.frame} aria-label={label} data-testid="report-sheet">
        <div className={styles.sheet} lang={model.language}>
          <FirstPage model={model} second={second} />
          {model.sections.map((section, index) => (
            <section key={section.id} data-section={section.id}>
              <h3 className={styles.heading}>
                <span className={styles.number}>{index + 1}</span>
                <Inline one={section.heading} two={second?.sections[index]?.heading} />
              </h3>
              <Blocks blocks={section.blocks} beside={second?.sections[index]?.blocks} section={index + 1} />
            </section>
          ))}
          <Closing model={model} second={second} />
        </div>
      </article>
    </SecondLanguage>
  );
}

function Letterhead({ model, second }: { model: ReportModel; second: Beside }) {
  const { letterhead, emblem, classification } = model;
  const mark = emblem && <img className={styles.emblem} src={dataUrl(emblem)} alt="" />;
  const bilingual = second !== undefined && letterhead.some((line, at) => line !== second.letterhead[at]);
  return (
    <>
      {bilingual && classification !== undefined && <Classification text={classification} />}
      <div className={styles.letterhead}>
        {!bilingual && mark}
        <Lines lines={letterhead} />
        {bilingual && mark}
        {bilingual && <Lines lines={second.letterhead} />}
        {!bilingual && classification !== undefined && <Classification text={classification} />}
      </div>
    </>
  );
}

function Lines({ lines: [body = '', ...unit] }: { lines: readonly string[] }) {
  return (
    <div className={styles.lines}>
      <div className={styles.body}>{body}</div>
      {unit.map((line) => (
        <div key={line} className={styles.unit}>
          {line}
        </div>
      ))}
    </div>
  );
}

function Classification({ text }: { text: string }) {
  return <div className={styles.classification}>{text}</div>;
}

function FirstPage({ model, second }: { model: ReportModel; second: Beside }) {
  return (
    <header>
      <Letterhead model={model} second={second} />
      <div className={styles.rule} />
      <h2 className={styles.title} data-two={second !== undefined || undefined}>
        <Columns one={model.title} two={second?.title} />
      </h2>
      {model.subtitle !== undefined && (
        <p className={styles.subtitle}>
          <Inline one={model.subtitle} two={second?.subtitle} />
        </p>
      )}
      <p className={styles.numberLine}>
        <span>
          <Inline one={model.labels.number} two={second?.labels.number} /> <strong>{model.number}</strong>
        </span>
        <span>
          <Inline one={model.labels.date} two={second?.labels.date} />{' '}
          <strong>
            <Inline one={model.dateText} two={second?.dateText} />
          </strong>
        </span>
      </p>
      {model.summary !== undefined && model.summary.length > 0 && (
        <dl className={styles.summary}>
          {model.summary.map((field, at) => (
            <div key={field.label}>
              <dt>
                <Said one={field.label} two={second?.summary?.[at]?.label} />
              </dt>
              <dd>
                <Inline one={field.value} two={second?.summary?.[at]?.value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

/** Subheadings are numbered within their section, as on paper. */
function Blocks({
  blocks,
  beside,
  section,
}: {
  blocks: readonly ReportBlock[];
  beside: readonly ReportBlock[] | undefined;
  section: number;
}) {
  let subheading = 0;
  return blocks.map((block, index) => {
    if (block.type === 'subheading') subheading += 1;
    return <Block key={index} block={block} other={beside?.[index]} number={`${section}.${subheading}`} />;
  });
}

/** The other block where it is of the same type; both languages have the same blocks. */
function same<T extends ReportBlock>(block: T, other: ReportBlock | undefined): T | undefined {
  return other?.type === block.type ? (other as T) : undefined;
}

function Block({
  block,
  other,
  number,
}: {
  block: ReportBlock;
  other: ReportBlock | undefined;
  number: string;
}) {
  switch (block.type) {
    case 'fields':
      return <FieldTable block={block} beside={same(block, other)} />;
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Columns one={block.text} two={same(block, other)?.text} />
        </p>
      );
    case 'subheading':
      return (
        <h4 className={styles.subheading}>
          <span className={styles.number}>{number}</span>
          <Inline one={block.text} two={same(block, other)?.text} />
        </h4>
      );
    case 'table':
      return <PlainTable block={block} beside={same(block, other)} />;
    case 'addressTable':
      return <AddressTable block={block} beside={same(block, other)} />;
    case 'note':
      return <Note block={block} beside={same(block, other)} />;
    case 'figure':
      return <Figure block={block} beside={same(block, other)} />;
    case 'pictures':
      return <Pictures block={block} beside={same(block, other)} />;
  }
}

function Closing({ model, second }: { model: ReportModel; second: Beside }) {
  const { labels } = model;
  const other = second?.labels;
  return (
    <>
      <section data-section="check">
        <h3 className={styles.heading}>
          <Inline one={labels.check} two={other?.check} />
        </h3>
        <p className={styles.paragraph}>
          <Columns one={labels.checkText} two={other?.checkText} />
        </p>
      </section>
      {model.signatures.length > 0 && (
        <section data-section="signatures">
          <h3 className={styles.heading}>
            <Inline one={labels.signatures} two={other?.signatures} />
          </h3>
          {model.signatures.map((signature, at) => (
            <div key={`${signature.role} ${signature.name}`} className={styles.signature}>
              <div>
                <div className={styles.dim}>
                  <Said one={signature.role} two={second?.signatures[at]?.role} />
                </div>
                <div className={styles.signer}>
                  <Inline one={signature.name} two={second?.signatures[at]?.name} />
                </div>
                <div>
                  <Said one={signature.position} two={second?.signatures[at]?.position} />
                </div>
              </div>
              <div>
                <div className={styles.signatureBox} />
                <div className={styles.signatureNote}>
                  <Inline one={labels.signatureBox} two={other?.signatureBox} />
                </div>
              </div>
            </div>
          ))}
        </section>
      )}
      <footer className={styles.footer}>
        <dl>
          <dt>
            <Inline one={labels.head} two={other?.head} />
          </dt>
          <dd>
            <span className={styles.mono}>{model.head.words}</span>{' '}
            <Inline one={labels.entry} two={other?.entry} /> {model.head.seq}
          </dd>
        </dl>
        <span>
          <Inline one={labels.number} two={other?.number} /> {model.number} · {model.dateText}
        </span>
      </footer>
    </>
  );
}
