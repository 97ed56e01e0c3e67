import { useCallback, useEffect, useState } from 'react';
import type { AttachmentView } from '../../../db/domain/attachment';
import { request } from '../../ipc/client';
import { decodedImageTypes } from '../../records/imageTypes';

export interface Content {
  bytes: Uint8Array<ArrayBuffer> | undefined;
  /** of a picture that was made */
  mime?: string | undefined;
  failure: unknown;
}

type Read = () => Promise<{ bytes: Uint8Array; mime?: string }>;

/** The bytes of an attachment while its page is open; they are in no cache, and gone with the page. */
export function useContent(id: string, wanted: boolean, confirmed: boolean): Content {
  const read = useCallback<Read>(() => request('attachment.read', { id, confirmed }), [id, confirmed]);
  return useBytes(read, wanted);
}

/** The picture of an attachment: its own bytes, or those that were made of a format that no page opens. */
export function usePicture(
  { id, mediaType }: Pick<AttachmentView, 'id' | 'mediaType'>,
  wanted: boolean,
  confirmed: boolean,
): Content {
  const made = decodedImageTypes.includes(mediaType);
  const read = useCallback<Read>(
    () =>
      made
        ? request('attachment.picture', { id, confirmed, size: 'whole' })
        : request('attachment.read', { id, confirmed }),
    [id, confirmed, made],
  );
  return useBytes(read, wanted);
}

function useBytes(read: Read, wanted: boolean): Content {
  const [content, setContent] = useState<Content>({ bytes: undefined, failure: null });
  useEffect(() => {
    setContent({ bytes: undefined, failure: null });
    if (!wanted) return;
    let here = true;
    read()
      .then(({ bytes, mime }) => {
        if (here) setContent({ bytes: Uint8Array.from(bytes), mime, failure: null });
      })
      .catch((failure: unknown) => {
        if (here) setContent({ bytes: undefined, failure });
      });
    return () => {
      here = false;
    };
  }, [read, wanted]);
  return content;
}
