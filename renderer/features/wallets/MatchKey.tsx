import { Button, NumberInput, Progress } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchAnswer, MatchHit } from '../../../db/domain/hd';
import type { Events } from '../../../electron/ipc/contract/events';
import { useFormats } from '../../i18n/formats';
import { on, request } from '../../ipc/client';
import { RequestError } from '../../ipc/envelope';
import { ListedLines } from '../../records/Listed';
import { shortNumber } from '../../records/numbers';
import { Address } from '../../ui/Address';
import { RecordLink } from '../../ui/RecordLink';
import { Failure, Notice } from '../../ui/Words';
import { chainName } from './intake';
import styles from './keys.module.css';

const usualDepth = 1_000;
const mostDepth = 20_000;

interface Asked {
  /** Name of the job while it runs. */
  job?: string;
  answer?: MatchAnswer;
  error?: unknown;
}

/** Looks for the key's addresses among all that the vault holds, in every case that the officer may see. */
export function MatchKey({ text, walletId }: { text: string; walletId: string }) {
  const { t } = useTranslation('wallet');
  const [depth, setDepth] = useState(usualDepth);
  const [asked, setAsked] = useState<Asked>({});
  const match = async () => {
    const job = crypto.randomUUID();
    setAsked({ job });
    try {
      setAsked({ answer: await request('keys.match', { text, depth, job }) });
    } catch (error) {
      const cancelled = error instanceof RequestError && error.code === 'job.cancelled';
      setAsked(cancelled ? {} : { error });
    }
  };
  return (
    <div className={styles.match}>
      <div className={styles.add}>
        <NumberInput
          className={styles.depth ?? ''}
          label={t('keys.depth')}
          value={depth}
          min={1}
          max={mostDepth}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => setDepth(Math.max(1, Number(value)))}
        />
        <Button
          leftSection={<IconSearch size={16} aria-hidden />}
          disabled={asked.job !== undefined}
          onClick={() => void match()}
          data-testid="match-key"
        >
          {t('keys.match')}
        </Button>
      </div>
      {asked.job !== undefined && <Running job={asked.job} />}
      {asked.error !== undefined && <Failure error={asked.error} />}
      {asked.answer !== undefined && <Answer answer={asked.answer} walletId={walletId} />}
    </div>
  );
}

function Running({ job }: { job: string }) {
  const { t } = useTranslation('wallet');
  const [told, setTold] = useState<Events['job']>();
  useEffect(
    () =>
      on('job', (event) => {
        if (event.id === job) setTold(event);
      }),
    [job],
  );
  const done = told === undefined || told.total === 0 ? 0 : (100 * told.done) / told.total;
  return (
    <div className={styles.running} role="status">
      <Progress className={styles.progress ?? ''} value={done} size="sm" aria-label={t('keys.running')} />
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void request('job.cancel', { job })}
        data-testid="match-cancel"
      >
        {t('keys.cancel')}
      </Button>
    </div>
  );
}

function Answer({ answer, walletId }: { answer: MatchAnswer; walletId: string }) {
  const { t } = useTranslation(['wallet', 'lists']);
  const formats = useFormats();
  const others = answer.hits.filter((hit) => hit.owner.id !== walletId);
  const own = answer.hits.length - others.length;
  const said = t('keys.derived', { n: formats.number(answer.derived), tried: answer.tried.join(', ') });
  return (
    <div data-testid="match-answer" data-hits={answer.hits.length}>
      <Notice
        state={others.length > 0 ? 'red' : 'blue'}
        title={t(others.length > 0 ? 'keys.found' : 'keys.foundNone', { n: formats.number(others.length) })}
      >
        {said} {own > 0 && t('keys.foundOwn', { n: formats.number(own) })}
      </Notice>
      {answer.listed.length > 0 && (
        <Notice
          state="amber"
          title={t('lists:hit.derived', { count: answer.listed.length })}
          testId="match-listed"
        >
          {answer.listed.map((one) => (
            <div key={one.text}>
              <Address text={one.text} /> <span className="dl-mono">{one.path}</span>
              <ListedLines entries={one.entries} />
            </div>
          ))}
        </Notice>
      )}
      <ol className={styles.hits}>
        {others.map((hit) => (
          <Hit key={`${hit.addressId} ${hit.path}`} hit={hit} />
        ))}
      </ol>
    </div>
  );
}

/** "This key controls the address in wallet W of case C, by path P". */
function Hit({ hit }: { hit: MatchHit }) {
  const { t } = useTranslation(['wallet', 'terms']);
  return (
    <li className={styles.hit} data-testid="match-hit">
      <span>
        <RecordLink kind="case" id={hit.caseId} mono>
          {hit.caseNumber}
        </RecordLink>{' '}
        {hit.caseTitle} ·{' '}
        <RecordLink kind={hit.owner.kind} id={hit.owner.id}>
          {shortNumber(hit.owner.number)} {hit.owner.title}
        </RecordLink>{' '}
        {hit.line > 0 && `· ${t('keys.line', { line: hit.line })} `}· {t(`terms:addressRole.${hit.role}`)}
      </span>
      <Address text={hit.address} />
      <span className={styles.facts}>
        {chainName(hit.chain)} · {hit.format} · <span className="dl-mono">{hit.path}</span>
        {hit.customaryPath && ` · ${t('keys.pathAssumed')}`}
      </span>
    </li>
  );
}
