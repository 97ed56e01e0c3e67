import { Button, TextInput } from '@mantine/core';
import { IconBarcode, IconCircleCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scanTone } from '../ui/tone';
import { Failure, Notice } from '../ui/Words';
import styles from './custody.module.css';

interface ScanFieldProps {
  label: string;
  hint?: string;
  /** What was scanned or typed, without spaces around it; answers words where it named nothing. */
  onScan: (text: string) => Promise<string | undefined>;
  autoFocus?: boolean;
  testId?: string;
}

/** A scanner types and presses Enter; so may an officer. The field is ready for the next one at once. */
export function ScanField({ label, hint, onScan, autoFocus = false, testId = 'scan-field' }: ScanFieldProps) {
  const { t } = useTranslation('custody');
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [said, setSaid] = useState<string>();
  const [taken, setTaken] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const take = async () => {
    const read = text.trim();
    if (read === '') return;
    setText('');
    setFailure(null);
    setSaid(undefined);
    setTaken('');
    try {
      const refused = await onScan(read);
      setSaid(refused);
      setTaken(refused === undefined ? read : '');
      scanTone(refused === undefined ? 'taken' : 'refused');
    } catch (thrown) {
      setFailure(thrown);
      scanTone('refused');
    }
    input.current?.focus();
  };
  return (
    <>
      <div className={styles.scan}>
        <TextInput
          ref={input}
          label={label}
          {...(hint === undefined ? {} : { description: hint })}
          inputWrapperOrder={['label', 'input', 'description']}
          leftSection={<IconBarcode size={17} aria-hidden />}
          value={text}
          autoFocus={autoFocus}
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          onChange={(event) => setText(event.currentTarget.value)}
          // A scanner types: what stood there is replaced, not continued.
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void take();
          }}
          data-testid={testId}
        />
        <Button variant="default" onClick={() => void take()} data-testid={`${testId}-add`}>
          {t('add')}
        </Button>
      </div>
      {taken !== '' && (
        <p className={styles.scanTaken} role="status" data-testid={`${testId}-taken`}>
          <IconCircleCheck size={15} color="var(--dl-green)" aria-hidden /> {t('scanTaken', { text: taken })}
        </p>
      )}
      {said !== undefined && <Notice state="amber">{said}</Notice>}
      <Failure error={failure} />
    </>
  );
}
