import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { i18n as I18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FileVerdict, PdfVerdict, SignatureVerdict } from '../../db/domain/pdfVerdict';
import { useFormats } from '../i18n/formats';
import { CopyButton } from './Copy';
import styles from './PdfVerdictView.module.css';
import { type State, StateBadge } from './StateBadge';

const verdictStates: Record<FileVerdict, State> = {
  intact: 'green',
  altered: 'red',
  'partly-covered': 'amber',
  unverifiable: 'amber',
  unsigned: 'grey',
  malformed: 'red',
};

const icons: Record<State, typeof IconCircleCheck> = {
  green: IconCircleCheck,
  red: IconCircleX,
  amber: IconAlertTriangle,
  grey: IconHelpCircle,
  blue: IconHelpCircle,
};

/** The verdict on a PDF: first one sentence for whoever has to decide, then each signature, findings and the file. */
export function PdfVerdictView({ verdict }: { verdict: PdfVerdict }) {
  const { t } = useTranslation('verdict');
  const state = verdictStates[verdict.verdict];
  const Icon = icons[state];
  return (
    <div className={styles.view} data-testid="verdict" data-verdict={verdict.verdict}>
      <div className={`${styles.head} ${styles[state]}`} role="status">
        <Icon size={28} stroke={1.75} aria-hidden />
        <div>
          <p className={styles.title}>{t(`verdict.${verdict.verdict}.title`)}</p>
          <p className={styles.text}>{t(`verdict.${verdict.verdict}.text`)}</p>
        </div>
      </div>
      {verdict.signatures.map((signature, index) => (
        <Signature key={index} signature={signature} number={index + 1} />
      ))}
      <CarriedFacts verdict={verdict} />
      <Findings verdict={verdict} />
      <FileFacts verdict={verdict} />
      <p className={styles.limits}>
        <strong>{t('limits.title')}.</strong> {t('limits.text')}
      </p>
    </div>
  );
}

const integrityStates = { intact: 'green', altered: 'red', unverifiable: 'amber' } as const;
const coverageStates = { 'whole-file': 'green', 'whole-revision': 'green', part: 'amber' } as const;
const changeStates = { none: 'green', signatures: 'green', permitted: 'green', content: 'red' } as const;
const revocationStates = { good: 'green', revoked: 'red', unknown: 'grey' } as const;
const trustStates: Record<SignatureVerdict['trust'], State> = {
  trusted: 'green',
  untrusted: 'amber',
  unknown: 'grey',
  expired: 'amber',
  'not-yet-valid': 'amber',
  'wrong-usage': 'amber',
  revoked: 'red',
};

function Signature({ signature, number }: { signature: SignatureVerdict; number: number }) {
  const { t } = useTranslation('verdict');
  const formats = useFormats();
  const at = signature.at === '' ? t('signature.atNone') : claimedTime(signature.at, formats);
  const called = t(signature.kind === 'timestamp' ? 'signature.stamp' : 'signature.one', { n: number });
  return (
    <section className={styles.signature} aria-label={called} data-testid={`signature-${number}`}>
      <div className={styles.signatureHead}>
        <h3 className={styles.name}>
          <span className="dl-dim">{called}</span> {signature.signer || t('signature.noSigner')}
        </h3>
        {signature.kind === 'signature' && (
          <span className="dl-dim">
            {t('signature.at')}: <strong className={styles.at}>{at}</strong>. {t('signature.atHint')}
          </span>
        )}
        <span className="dl-dim" data-testid="proven-time">
          {t('signature.provenAt')}:{' '}
          {signature.provenAt === '' ? (
            t('signature.provenNone')
          ) : (
            <>
              <strong className={styles.at}>{claimedTime(signature.provenAt, formats)}</strong>,{' '}
              {t('signature.provenBy', { name: signature.provenBy })}
            </>
          )}
        </span>
      </div>
      <dl className={styles.judged}>
        <Judged
          label={t('signature.integrity')}
          state={integrityStates[signature.integrity]}
          words={t(`integrity.${signature.integrity}`)}
        />
        <Judged
          label={t('signature.coverage')}
          state={coverageStates[signature.coverage]}
          words={t(`coverage.${signature.coverage}`)}
        />
        <Judged
          label={t('signature.changesAfter')}
          state={changeStates[signature.changesAfter]}
          words={t(`changes.${signature.changesAfter}`)}
        />
        <Judged
          label={t('signature.trust')}
          state={trustStates[signature.trust]}
          words={t(`trust.${signature.trust}`)}
        />
        <Judged
          label={t('signature.revocation')}
          state={revocationStates[signature.revocation]}
          words={t(`revocation.${signature.revocation}`)}
        />
      </dl>
      <dl className={styles.plain}>
        <dt>{t('signature.algorithm')}</dt>
        <dd>{signature.algorithm}</dd>
        <dt>{t('signature.certificate')}</dt>
        <dd>
          <Hash text={signature.certificate} />
        </dd>
      </dl>
    </section>
  );
}

/** The claimed instant in its own offset, which is said: two officers may sign in two zones. */
function claimedTime(at: string, formats: ReturnType<typeof useFormats>): string {
  const zone = /(Z|[+-]\d{2}:\d{2})$/.exec(at)?.[1];
  if (zone === undefined) return formats.localDateTime(at);
  if (zone === 'Z') return formats.dateTime(at);
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  const offset = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  return `${formats.dateTime(at, offset)} (UTC${zone})`;
}

function Judged({ label, state, words }: { label: string; state: State; words: string }) {
  const Icon = icons[state];
  return (
    <div className={styles.judgement}>
      <dt>{label}</dt>
      <dd className={styles[state]}>
        <Icon size={15} aria-hidden /> <span>{words}</span>
      </dd>
    </div>
  );
}

/** Whether the words of a finding have their own places for what it names. */
function saysItself(i18n: I18n, code: string): boolean {
  const words: unknown = i18n.getResource(i18n.language, 'verdict', `finding.${code}`);
  return typeof words === 'string' && words.includes('{{');
}

function Findings({ verdict }: { verdict: PdfVerdict }) {
  const { t, i18n } = useTranslation('verdict');
  if (verdict.findings.length === 0) return null;
  return (
    <section className={styles.findings}>
      <h3 className={styles.name}>{t('section.findings')}</h3>
      <ul>
        {verdict.findings.map((found, index) => (
          <li key={index} data-finding={found.code}>
            {i18n.exists(`verdict:finding.${found.code}`)
              ? t(`finding.${found.code}`, found.params)
              : t('finding.unknown', { code: found.code })}
            {Object.keys(found.params).length > 0 && !saysItself(i18n, found.code) && (
              <span className={styles.params}>
                {' '}
                ({Object.values(found.params).filter(Boolean).join(' · ')})
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const dataStates = { none: 'grey', whole: 'green', redacted: 'green', broken: 'red' } as const;

/** What the report carries of the case, and whether a copy hides only what it says. */
function CarriedFacts({ verdict: { data } }: { verdict: PdfVerdict }) {
  const { t } = useTranslation('verdict');
  const formats = useFormats();
  if (data === undefined) return null;
  const state = dataStates[data.commitments];
  const n = formats.number(data.hidden);
  return (
    <section className={styles.signature} data-testid="carried" data-commitments={data.commitments}>
      <h3 className={styles.name}>{t('data.title')}</h3>
      <dl className={styles.judged}>
        <Judged label={t('data.state')} state={state} words={t(`data.${data.commitments}`, { n })} />
      </dl>
      <dl className={styles.plain}>
        <dt>{t('data.report')}</dt>
        <dd>{data.report}</dd>
        <dt>{t('data.sha256')}</dt>
        <dd>
          <Hash text={data.caseJsonSha256} />
        </dd>
        <dt>{t('data.root')}</dt>
        <dd>
          <Hash text={data.root} />
        </dd>
      </dl>
      {data.commitments === 'redacted' && <p className={styles.limits}>{t('data.compare')}</p>}
    </section>
  );
}

function FileFacts({ verdict }: { verdict: PdfVerdict }) {
  const { t } = useTranslation('verdict');
  const formats = useFormats();
  return (
    <dl className={styles.plain}>
      <dt>{t('file.sha256')}</dt>
      <dd>
        <Hash text={verdict.sha256} />
      </dd>
      <dt>{t('file.size')}</dt>
      <dd>{t('file.bytes', { n: formats.number(verdict.size) })}</dd>
      <dt>{t('file.signatures')}</dt>
      <dd>{verdict.signatures.length}</dd>
    </dl>
  );
}

function Hash({ text }: { text: string }) {
  if (text === '') return <>—</>;
  return (
    <>
      <span className={`dl-mono ${styles.hash}`}>{text}</span> <CopyButton text={text} />
    </>
  );
}

/** The verdict in one badge, for lists. */
export function VerdictBadge({ verdict }: { verdict: FileVerdict }) {
  const { t } = useTranslation('verdict');
  return <StateBadge state={verdictStates[verdict]}>{t(`verdict.${verdict}.title`)}</StateBadge>;
}
