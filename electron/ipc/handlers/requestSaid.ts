import { z } from 'zod';
import { type RequestAsk, requestAsk } from '../../../db/domain/providerRequest';
import { attachmentNamed, readKept } from '../../signing/pdf/attachments';
import { readSettled } from './countersign';
import type { Desk } from './desk';

const requestData = z.object({
  asks: z.array(requestAsk).default([]),
  answerBy: z.string().default(''),
});

/**
 * What a signed request asks for and by when, from the data that it carries: what went out is what counts, not what
 * could be asked now. @throws Refusal those of `readSettled`
 */
export function requestSaid(
  desk: Desk,
  id: string,
): { readonly asks: readonly RequestAsk[]; readonly answerBy: string } {
  const { pdf } = readSettled(desk, id);
  const bytes = attachmentNamed(readKept(pdf), 'case.json');
  const data: unknown = bytes && JSON.parse(Buffer.from(bytes).toString('utf8'));
  return requestData.parse(data ?? {});
}
