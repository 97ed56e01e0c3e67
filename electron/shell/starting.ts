/** Switches of Chromium that would hand the window, and what it shows of a vault, to another program. */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'auto-open-devtools-for-tabs',
  'disable-web-security',
  'load-extension',
  'js-flags',
] as const;

/**
 * The switch for which a released Dalel does not start. `inspected` says whether the main process has a debugger: the
 * fuses of a release allow none, so that only a development runtime and the copy that tests drive answer yes.
 */
export function refusedSwitch(
  has: (name: string) => boolean,
  { packaged, inspected }: { packaged: boolean; inspected: boolean },
): string | undefined {
  return packaged && !inspected ? refused.find(has) : undefined;
}

/**
 * What an installed `dalel COMMAND …` was called with; undefined where the window is meant. Switches that the system or
 * Chromium puts first (`--no-sandbox`) are no command; nor is a path.
 */
export function terminalArguments(argv: readonly string[], packaged: boolean): string[] | undefined {
  if (!packaged) return undefined;
  const given = argv.slice(1);
  const first = given.findIndex((argument) => !argument.startsWith('-'));
  return first >= 0 && /^[a-z]+(-[a-z]+)*$/.test(given[first] ?? '') ? given.slice(first) : undefined;
}
