import type { ReportBlock, ReportModel } from '../../../db/domain/reportModel';
import { AddressTable, FieldTable, Note, PlainTable, Soft } from './blocks';
import styles from './ReportView.module.css';

/** A report as it will stand on paper: the same words in the same order; only the page breaks are the paper's own. */
export function ReportView({ model, label }: { model: ReportModel; label: string }) {
  return (
    <article className={styles.frame} aria-label={label} data-testid="report-sheet">
      <div className={styles.sheet} lang={model.language}>
        <FirstPage model={model} />
        {model.sections.map((section, index) => (
          <section key={section.id} data-section={section.id}>
            <h3 className={styles.heading}>
              <span className={styles.number}>{index + 1}</span>
              {section.heading}
            </h3>
            <Blocks blocks={section.blocks} section={index + 1} />
          </section>
        ))}
        <Closing model={model} />
      </div>
    </article>
  );
}

function FirstPage({ model }: { model: ReportModel }) {
  const [body = '', ...unit] = model.letterhead;
  return (
    <header>
      <div className={styles.letterhead}>
        <div>
          <div className={styles.body}>{body}</div>
          {unit.map((line) => (
            <div key={line} className={styles.unit}>
              {line}
            </div>
          ))}
        </div>
        {model.classification !== undefined && (
          <div className={styles.classification}>{model.classification}</div>
        )}
      </div>
      <div className={styles.rule} />
      <h2 className={styles.title}>{model.title}</h2>
      {model.subtitle !== undefined && <p className={styles.subtitle}>{model.subtitle}</p>}
      <p className={styles.numberLine}>
        <span>
          {model.labels.number} <strong>{model.number}</strong>
        </span>
        <span>
          {model.labels.date} <strong>{model.dateText}</strong>
        </span>
      </p>
      {model.summary !== undefined && model.summary.length > 0 && (
        <dl className={styles.summary}>
          {model.summary.map((field) => (
            <div key={field.label}>
              <dt>{field.label}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

/** Subheadings are numbered within their section, as on paper. */
function Blocks({ blocks, section }: { blocks: readonly ReportBlock[]; section: number }) {
  let subheading = 0;
  return blocks.map((block, index) => {
    if (block.type === 'subheading') subheading += 1;
    return <Block key={index} block={block} number={`${section}.${subheading}`} />;
  });
}

function Block({ block, number }: { block: ReportBlock; number: string }) {
  switch (block.type) {
    case 'fields':
      return <FieldTable block={block} />;
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Soft text={block.text} />
        </p>
      );
    case 'subheading':
      return (
        <h4 className={styles.subheading}>
          <span className={styles.number}>{number}</span>
          {block.text}
        </h4>
      );
    case 'table':
      return <PlainTable block={block} />;
    case 'addressTable':
      return <AddressTable block={block} />;
    case 'note':
      return <Note block={block} />;
  }
}

function Closing({ model }: { model: ReportModel }) {
  const { labels } = model;
  return (
    <>
      <section data-section="check">
        <h3 className={styles.heading}>{labels.check}</h3>
        <p className={styles.paragraph}>{labels.checkText}</p>
      </section>
      {model.signatures.length > 0 && (
        <section data-section="signatures">
          <h3 className={styles.heading}>{labels.signatures}</h3>
          {model.signatures.map((signature) => (
            <div key={`${signature.role} ${signature.name}`} className={styles.signature}>
              <div>
                <div className={styles.dim}>{signature.role}</div>
                <div className={styles.signer}>{signature.name}</div>
                <div>{signature.position}</div>
              </div>
              <div>
                <div className={styles.signatureBox} />
                <div className={styles.signatureNote}>{labels.signatureBox}</div>
              </div>
            </div>
          ))}
        </section>
      )}
      <footer className={styles.footer}>
        <dl>
          <dt>{labels.head}</dt>
          <dd>
            <span className={styles.mono}>{model.head.words}</span> {labels.entry} {model.head.seq}
          </dd>
        </dl>
        <span>
          {labels.number} {model.number} · {model.dateText}
        </span>
      </footer>
    </>
  );
}
