import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '../app/router';
import { useReadOnly } from '../app/session';

/** The "add" of a section: a link, so that it opens by keyboard and says where it leads. Nothing in a read-only vault. */
export function AddLink({ to, label, testId }: { to: string; label: string; testId: string }) {
  const readOnly = useReadOnly();
  if (readOnly) return null;
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
