import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ActKind } from '../../db/domain/acts';
import { Link } from '../app/router';
import { useReadOnly } from '../app/session';
import { useMayNot } from '../ui/useRights';

const acts: Readonly<Record<string, ActKind>> = { persons: 'person.record', links: 'link.record' };

/** What a form's URL records, where not every role that writes may: `/persons/new?case=ID`. */
function actOfUrl(url: string): ActKind | undefined {
  return acts[url.split('/')[1] ?? ''];
}

/** The "add" of a section: a link, so that it opens by keyboard and says where it leads. Nothing in a read-only vault. */
export function AddLink({ to, label, testId }: { to: string; label: string; testId: string }) {
  const readOnly = useReadOnly();
  const mayNot = useMayNot(actOfUrl(to));
  if (readOnly || mayNot) return null;
  return (
    <Button
      component={Link}
      to={to}
      size="compact-sm"
      variant="light"
      leftSection={<IconPlus size={14} aria-hidden />}
      data-testid={testId}
    >
      {label}
    </Button>
  );
}
