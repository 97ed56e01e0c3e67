import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answers } from '../ipc/queries';
import { useSession } from './session';
import { theme } from './theme';

/** The nonce under which the page may add style elements; '' where the policy needs none. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

export function Providers({ children }: { children: ReactNode }) {
  const wish = useSession((state) => state.preferences.theme);
  const system = useColorScheme();
  const { t } = useTranslation('shell');
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={wish === 'system' ? system : wish}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={answers}>
        <ModalsProvider>
          {children}
          <Notifications position="bottom-right" limit={4} role="status" aria-label={t('notices')} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
