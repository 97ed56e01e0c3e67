import type { ReportImage } from '../../../db/domain/reportModel';

/** A picture of the model as an address that an `img` shows. */
export const dataUrl = ({ mime, base64 }: ReportImage) => `data:${mime};base64,${base64}`;
