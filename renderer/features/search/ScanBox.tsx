import { Button, Modal, TextInput } from '@mantine/core';
import { IconBarcode, IconCamera, IconPhotoScan } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileTokens, request } from '../../ipc/client';
import { CameraView } from '../../ui/CameraView';
import { Failure, Notice } from '../../ui/Words';
import { type Other, openScanned } from './openScanned';
import { Recognised } from './Recognised';
import styles from './search.module.css';
import { isSecret, recognise } from './searchModel';

/** The box of the top bar: a scanner types into it, an image is pasted, dropped or chosen, a camera looks. */
export function ScanBox({
  opened,
  onClose,
  onSearch,
}: {
  opened: boolean;
  onClose: () => void;
  onSearch: (text: string) => void;
}) {
  const { t } = useTranslation('shell');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('scan.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Scan onClose={onClose} onSearch={onSearch} />
    </Modal>
  );
}

function Scan({ onClose, onSearch }: { onClose: () => void; onSearch: (text: string) => void }) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [others, setOthers] = useState<readonly Other[]>();
  const [camera, setCamera] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const judge = async (texts: readonly string[]) => {
    setFailure(null);
    try {
      const seen: Other[] = [];
      for (const one of texts) {
        const other = await openScanned(one);
        if (other === undefined) {
          onClose();
          return;
        }
        seen.push(other);
      }
      setOthers(seen);
    } catch (error) {
      setFailure(error);
    }
  };
  const image = async (given: string | Uint8Array) => {
    setFailure(null);
    try {
      await judge((await request('code.read', { image: given })).map((code) => code.text));
    } catch (error) {
      setFailure(error);
    }
  };
  const choose = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen !== null) await image(chosen.token);
  };
  const paste = (event: ClipboardEvent) => {
    const file = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (file === undefined) return;
    event.preventDefault();
    void file.arrayBuffer().then((bytes) => image(new Uint8Array(bytes)));
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    setText('');
    void judge([text]);
  };
  return (
    <div
      className={styles.scan}
      onPaste={paste}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void fileTokens([...event.dataTransfer.files]).then(([token]) =>
          token === undefined ? undefined : image(token),
        );
      }}
      data-testid="scan-box"
    >
      <TextInput
        label={t('scan.field')}
        description={t('scan.hint')}
        inputWrapperOrder={['label', 'input', 'description']}
        leftSection={<IconBarcode size={18} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={enter}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        data-testid="scan-text"
      />
      <div className={styles.scanWays}>
        <Button
          variant="default"
          leftSection={<IconPhotoScan size={18} aria-hidden />}
          onClick={() => void choose()}
          data-testid="scan-image"
        >
          {t('scan.image')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCamera size={18} aria-hidden />}
          onClick={() => setCamera((before) => !before)}
          aria-pressed={camera}
          data-testid="scan-camera"
        >
          {t(camera ? 'scan.cameraOff' : 'scan.camera')}
        </Button>
      </div>
      {camera && <CameraView onCodes={(texts) => void judge(texts)} />}
      <Failure error={failure} />
      {others?.length === 0 && <Notice state="amber">{t('scan.nothing')}</Notice>}
      {others?.map((other) => (
        <OtherCode key={other.text} other={other} onSearch={onSearch} />
      ))}
    </div>
  );
}

/** A code that is no label of an exhibit in this vault: what it is, and the way to look for it. */
function OtherCode({ other, onSearch }: { other: Other; onSearch: (text: string) => void }) {
  const { t } = useTranslation('shell');
  const known = recognise(other.text);
  if (other.verdict === 'other-vault')
    return (
      <Notice state="amber" testId="scan-other-vault">
        {t('scan.otherVault', { vault: other.vault })}
      </Notice>
    );
  if (other.verdict === 'unknown')
    return (
      <Notice state="amber" testId="scan-unknown">
        {t('scan.unknown')}
      </Notice>
    );
  return (
    <div className={styles.scanned} data-testid="scanned">
      {!isSecret(known) && <p className={`${styles.scannedText} dl-mono`}>{other.text}</p>}
      {known === undefined ? <p className="dl-dim">{t('scan.plain')}</p> : <Recognised found={known} />}
      {!isSecret(known) && (
        <Button
          variant="light"
          size="compact-md"
          onClick={() => onSearch(other.text)}
          data-testid="scan-search"
        >
          {t('scan.search')}
        </Button>
      )}
    </div>
  );
}
