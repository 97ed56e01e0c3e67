import { type App, type Session, session as sessions, type WebFrameMain } from 'electron';
import { isAskedCamera } from './camera';
import { pageScheme, pageUrl } from './page';

/** In memory: nothing of a record stays in the browser's folder. */
export const pagePartition = 'dalel-page';

/** Switches that keep Chromium from reaching out, before the app is ready. */
export function closeNetwork(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-http-cache');
  app.commandLine.appendSwitch('dns-prefetch-disable');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** The page's session: no permission but the camera that a hand just asked for, no request but to ourselves, no downloads, no spell checker. */
export function hardenSession(): Session {
  const session = sessions.fromPartition(pagePartition, { cache: false });
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isAskedCamera(permission, 'mediaTypes' in details ? (details.mediaTypes ?? []) : [])),
  );
  session.setPermissionCheckHandler((_contents, permission, _origin, { mediaType }) =>
    isAskedCamera(permission, [mediaType]),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isOurs(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
  return session;
}

function isOurs(url: string): boolean {
  const { protocol } = new URL(url);
  return (
    protocol === `${pageScheme}:` || protocol === 'devtools:' || protocol === 'data:' || protocol === 'blob:'
  );
}

/** No window opens another, goes elsewhere, or embeds a page. */
export function hardenContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Who speaks: only the top frame of our own page. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  if (!frame || frame.parent !== null) return false;
  return frame.url === pageUrl || frame.url.startsWith(`${pageUrl}#`);
}
