import './app/layers.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/index.css';
import '@fontsource/jetbrains-mono/latin-400.css';
import '@fontsource/jetbrains-mono/latin-600.css';
import '@fontsource/jetbrains-mono/cyrillic-400.css';
import '@fontsource/jetbrains-mono/cyrillic-600.css';
import './app/tokens.css';
import './app/mantine.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { Providers } from './app/Providers';
import { startRouter } from './app/router';
import { start } from './app/start';
import { fetchWords } from './i18n/init';
import { Failure } from './ui/Words';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

fetchWords();
startRouter();
const failed = await start().then(
  () => undefined,
  (error: unknown) => ({ error }),
);
createRoot(root).render(
  <Providers>{failed === undefined ? <App /> : <Failure error={failed.error} />}</Providers>,
);
