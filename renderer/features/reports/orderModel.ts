import type { RequestChoice } from '../../../db/domain/providerRequest';
import {
  type ReportKind,
  type ReportLanguage,
  type ReportPeriod,
  type ReportSubject,
  reportKinds,
} from '../../../db/domain/report';
import type { RouteInput } from '../../../electron/ipc/contract';

/** What is chosen on the form so far. */
export interface OrderInHand {
  /** a case's id, `vault` for all of them, '' while nothing is chosen */
  readonly about: string;
  readonly kind: ReportKind;
  /** '' for the only thing that is offered */
  readonly subjectId: string;
  readonly period: ReportPeriod;
  readonly request: RequestChoice;
  readonly language: ReportLanguage;
  readonly second: ReportLanguage | '';
}

export type Order = RouteInput<'report.preview'>;

/** The choice as far as it is offered: the first kind and the first subject stand in for what is not. */
export function settle(
  order: OrderInHand,
  offered: readonly { kind: ReportKind; subject: ReportSubject }[],
): OrderInHand {
  const kind = offered.some((one) => one.kind === order.kind) ? order.kind : (offered[0]?.kind ?? order.kind);
  const subjects = offered.filter((one) => one.kind === kind).map(({ subject }) => subject.id);
  const subjectId = subjects.includes(order.subjectId) ? order.subjectId : (subjects[0] ?? '');
  return { ...order, kind, subjectId, second: order.second === order.language ? '' : order.second };
}

/** What the evidence side is asked for. */
export function orderOf({ about, kind, subjectId, period, request, language, second }: OrderInHand): Order {
  return {
    kind,
    language,
    ...(about === 'vault' || about === '' ? {} : { caseId: about }),
    ...(subjectId === '' ? {} : { subjectId }),
    ...(period.from === '' && period.to === '' ? {} : { period }),
    ...(reportKinds[kind].request ? { request } : {}),
    ...(second === '' ? {} : { second }),
  };
}
