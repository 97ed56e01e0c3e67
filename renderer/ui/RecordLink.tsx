import type { ReactNode } from 'react';
import type { RecordKind } from '../../db/domain/record';
import { Link } from '../app/router';
import styles from './RecordLink.module.css';

/** Where each kind of record has its page. What has none of its own answers undefined. */
export function recordUrl(kind: RecordKind, id: string): string | undefined {
  switch (kind) {
    case 'case':
      return `/cases/${id}`;
    case 'seizure':
      return `/seizures/${id}`;
    case 'exhibit':
      return `/exhibits/${id}`;
    case 'wallet':
      return `/wallets/${id}`;
    case 'account':
      return `/accounts/${id}`;
    case 'provider':
      return `/providers/${id}`;
    case 'movement':
      return `/movements/${id}`;
    case 'site':
      return `/sites/${id}`;
    case 'person':
      return `/persons/${id}`;
    case 'envelope':
      return `/envelopes/${id}`;
    case 'report':
      return `/reports/${id}`;
    case 'link':
      return `/links/${id}`;
    case 'attachment':
      return `/attachments/${id}`;
    case 'custody':
      return `/custody/${id}`;
    case 'count':
      return `/counts/${id}`;
    case 'discrepancy':
      return `/discrepancies/${id}`;
    case 'disposition':
      return `/dispositions/${id}`;
    case 'deadline':
      return `/deadlines/${id}`;
    case 'officer':
      return `/officers/${id}`;
    case 'import':
      return `/imports/${id}`;
    case 'vault':
      return '/settings';
    default:
      return undefined;
  }
}

/** Every mention of a record is a link to its page. */
export function RecordLink({
  kind,
  id,
  children,
  mono = false,
}: {
  kind: RecordKind;
  id: string;
  children: ReactNode;
  mono?: boolean;
}) {
  const url = recordUrl(kind, id);
  if (url === undefined) return <span>{children}</span>;
  return (
    <Link
      to={url}
      className={`${styles.link} ${mono ? 'dl-mono' : ''} ${isNumber(children) ? styles.whole : ''}`}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Link>
  );
}

/** A record's number is read as one: it never breaks at its hyphens. */
function isNumber(children: ReactNode): boolean {
  return typeof children === 'string' && /^[^\s]{1,32}$/.test(children) && /\d/.test(children);
}
