import { offsetText } from '../../db/domain/time';
import { useFormats } from '../i18n/formats';

/** A recorded moment on the wall clock where it was recorded; the title adds zone and UTC. */
export function When({ at, offset }: { at: string; offset: number }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={`UTC${offsetText(offset)} · ${at}`} style={{ whiteSpace: 'nowrap' }}>
      {formats.dateTime(at, offset)}
    </time>
  );
}
