import { type ComponentPropsWithRef, type MouseEvent, useMemo } from 'react';
import { create } from 'zustand';

/** Where the window is. `path` begins with a slash; `query` are the words after the question mark. */
export interface Place {
  url: string;
  path: string;
  query: URLSearchParams;
}

export function readPlace(hash: string): Place {
  const url = hash.replace(/^#/, '') || '/home';
  const [path = '/home', words = ''] = url.split('?', 2);
  return { url, path: path.startsWith('/') ? path : `/${path}`, query: new URLSearchParams(words) };
}

interface RouterState {
  place: Place;
}

export const useRouter = create<RouterState>(() => ({ place: readPlace(globalThis.location?.hash ?? '') }));

/** Follows the browser's own history, so that back and forward, also of a mouse, work. */
export function startRouter(): () => void {
  const follow = () => useRouter.setState({ place: readPlace(window.location.hash) });
  window.addEventListener('hashchange', follow);
  follow();
  return () => window.removeEventListener('hashchange', follow);
}

/** Goes to a URL such as `/cases/ID`; `replace` leaves no step to come back to. */
export function navigate(url: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) {
    window.history.replaceState(null, '', `#${url}`);
    useRouter.setState({ place: readPlace(`#${url}`) });
    return;
  }
  window.location.hash = url;
}

export function goBack(): void {
  window.history.back();
}

export function usePlace(): Place {
  return useRouter((state) => state.place);
}

export function useQueryParam(name: string): string | undefined {
  const place = usePlace();
  return useMemo(() => place.query.get(name) ?? undefined, [place, name]);
}

/** A link inside the window: a real anchor, so that the keyboard and screen readers know it. */
export function Link({ to, onClick, ...rest }: { to: string } & Omit<ComponentPropsWithRef<'a'>, 'href'>) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={`#${to}`} onClick={follow} />;
}

/** Matches `/cases/:id/edit` against a path; undefined when it is another place. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}
