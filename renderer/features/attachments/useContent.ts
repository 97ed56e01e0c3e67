import { useEffect, useState } from 'react';
import { request } from '../../ipc/client';

export interface Content {
  bytes: Uint8Array<ArrayBuffer> | undefined;
  failure: unknown;
}

/** The bytes of an attachment while its page is open; they are in no cache, and gone with the page. */
export function useContent(id: string, wanted: boolean, confirmed: boolean): Content {
  const [content, setContent] = useState<Content>({ bytes: undefined, failure: null });
  useEffect(() => {
    setContent({ bytes: undefined, failure: null });
    if (!wanted) return;
    let here = true;
    request('attachment.read', { id, confirmed })
      .then(({ bytes }) => {
        if (here) setContent({ bytes: Uint8Array.from(bytes), failure: null });
      })
      .catch((failure: unknown) => {
        if (here) setContent({ bytes: undefined, failure });
      });
    return () => {
      here = false;
    };
  }, [id, wanted, confirmed]);
  return content;
}
