import { Button, Progress, Textarea } from '@mantine/core';
import { IconCamera, IconFileImport, IconPhotoScan } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { type ClipboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFrames } from '../../../db/domain/funds/ur';
import type { RouteInput, RouteOutput } from '../../../electron/ipc/contract';
import { fileTokens, request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { CameraView } from '../../ui/CameraView';
import { Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';
import styles from './funds.module.css';

type Source = RouteInput<'bridge.answer'>['source'];
type Taken = RouteOutput<'bridge.answer'>;
type Strange = 'nothing' | 'foreign' | 'other';

/** What came in codes so far: the frames of one answer, in whatever order they were seen. */
function useFrames(take: (source: Source) => Promise<void>) {
  const kept = useRef<string[]>([]);
  const done = useRef(false);
  const [reading, setReading] = useState(() => readFrames([]));
  const [strange, setStrange] = useState<Strange>();
  const clear = () => {
    kept.current = [];
    done.current = false;
    setReading(readFrames([]));
    setStrange(undefined);
  };
  const add = (texts: readonly string[]) => {
    const fresh = texts.map((text) => text.trim()).filter((text) => !kept.current.includes(text));
    if (texts.length === 0) setStrange('nothing');
    if (fresh.length === 0 || done.current) return;
    // An answer that fits one code is its text itself.
    const [whole] = fresh;
    if (kept.current.length === 0 && whole?.startsWith('{')) {
      done.current = true;
      void take({ text: whole });
      return;
    }
    const before = readFrames(kept.current);
    const after = readFrames([...kept.current, ...fresh]);
    if (after.strange > 0) setStrange(before.count > 0 ? 'other' : 'foreign');
    else setStrange(undefined);
    if (after.count === 0) return;
    // What does not belong is left out, so that it is said once and not with each further frame.
    kept.current = [...kept.current, ...fresh].filter((line) => readFrames([line]).count > 0);
    if (after.strange > 0) kept.current = kept.current.filter((line) => sameAsFirst(kept.current, line));
    setReading(readFrames(kept.current));
    if (after.message === undefined) return;
    done.current = true;
    void take({ text: kept.current.join('\n') });
  };
  return { reading, strange, add, clear };
}

function sameAsFirst(lines: readonly string[], line: string): boolean {
  const [first] = lines;
  return first !== undefined && readFrames([first, line]).strange === 0;
}

/** Names the first parts that are missing, and how many more there are. */
function partList(t: TFunction, missing: readonly number[]): string {
  const most = 12;
  const named = missing.slice(0, most).join(', ');
  const more = missing.length - most;
  return more > 0 ? `${named} ${t('funds:bridge.more', { count: more })}` : named;
}

/** What the codes have said so far, and what is still to be shown to the camera. */
function Parts({ frames, onAgain }: { frames: ReturnType<typeof useFrames>; onAgain: () => void }) {
  const { t } = useTranslation('funds');
  const { reading, strange } = frames;
  const { have, count, missing } = reading;
  const words = { nothing: 'bridge.nothing', foreign: 'bridge.foreignCode', other: 'bridge.otherMessage' };
  return (
    <>
      {count > 0 && (
        <div className={styles.stack} role="status" data-testid="answer-parts" data-have={have}>
          <span>{t('bridge.progress', { have, count })}</span>
          <Progress value={(have / count) * 100} aria-label={t('bridge.progress', { have, count })} />
          {missing.length > 0 && (
            <span className={styles.dim} data-testid="parts-missing">
              {t('bridge.missing', { list: partList(t, missing) })}
            </span>
          )}
        </div>
      )}
      {strange !== undefined && (
        <Notice
          state="amber"
          testId={`answer-${strange}`}
          action={
            count > 0 && (
              <Button size="compact-sm" variant="default" onClick={onAgain} data-testid="answer-again">
                {t('bridge.again')}
              </Button>
            )
          }
        >
          {t(words[strange])}
        </Notice>
      )}
    </>
  );
}

/** Balances in: by camera, picture, file or text. What is no answer is refused in words and leaves nothing behind. */
export function BridgeIn() {
  const { t } = useTranslation('funds');
  const may = useMay('bridge.answer');
  const [text, setText] = useState('');
  const [taken, setTaken] = useState<Taken>();
  const [camera, setCamera] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const take = async (source: Source) => {
    setFailure(null);
    setTaken(undefined);
    try {
      const answer = await request('bridge.answer', { source });
      setTaken(answer);
      if (answer.waiting === null) setCamera(false);
      for (const name of ['funds.view', 'home.get', 'ledger.list', 'attachment.list'] as const)
        void answers.invalidateQueries({ queryKey: [name] });
    } catch (thrown) {
      setCamera(false);
      setFailure(thrown);
    }
  };
  const frames = useFrames(take);
  const begin = () => {
    frames.clear();
    setTaken(undefined);
    setFailure(null);
  };
  const image = async (given: string | Uint8Array) => {
    setFailure(null);
    try {
      frames.add((await request('code.read', { image: given })).map((code) => code.text));
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const choose = async (use: (token: string) => Promise<void>) => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen !== null) await use(chosen.token);
  };
  const paste = (event: ClipboardEvent) => {
    const file = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (file === undefined) return;
    event.preventDefault();
    void file.arrayBuffer().then((bytes) => image(new Uint8Array(bytes)));
  };
  if (!may) return null;
  return (
    <Section title={t('bridge.in')} testId="section-in">
      <div
        className={styles.stack}
        onPaste={paste}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void fileTokens([...event.dataTransfer.files]).then(async (tokens) => {
            for (const token of tokens) await image(token);
          });
        }}
      >
        <p className={styles.dim}>{t('bridge.inHint')}</p>
        <div className={styles.row}>
          <Button
            leftSection={<IconCamera size={16} aria-hidden />}
            variant={camera ? 'filled' : 'default'}
            aria-pressed={camera}
            onClick={() => {
              if (!camera) begin();
              setCamera(!camera);
            }}
            data-testid="answer-camera"
          >
            {t(camera ? 'bridge.cameraOff' : 'bridge.camera')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPhotoScan size={16} aria-hidden />}
            onClick={() => void choose(image)}
            data-testid="answer-image"
          >
            {t('bridge.image')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => void choose((file) => take({ file }))}
            data-testid="answer-file"
          >
            {t('import.file')}
          </Button>
        </div>
        {camera && <CameraView follow onCodes={frames.add} />}
        <Parts frames={frames} onAgain={begin} />
        <Textarea
          label={t('bridge.paste')}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          classNames={{ input: 'dl-mono' }}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="answer-text"
        />
        <div>
          <Button disabled={text.trim() === ''} onClick={() => void take({ text })} data-testid="answer-take">
            {t('bridge.take')}
          </Button>
        </div>
        <Failure error={failure} />
        {taken?.waiting && (
          <Notice state="amber" testId="answer-waiting">
            {t('bridge.waiting', {
              have: taken.waiting.have,
              count: taken.waiting.count,
              list: partList(t, taken.waiting.missing),
            })}
          </Notice>
        )}
        {taken !== undefined && taken.waiting === null && (
          <Notice state={taken.strange.length > 0 ? 'amber' : 'green'} testId="answer-taken">
            {t('bridge.taken', { added: taken.added, same: taken.same, strange: taken.strange.length })}
          </Notice>
        )}
      </div>
    </Section>
  );
}
