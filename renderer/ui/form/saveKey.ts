import { useEffect, useRef } from 'react';

/** The form opened last is the one that Ctrl/Cmd+S saves: a short form over a page goes before the page. */
const stack: (() => void)[] = [];

function onKeyDown(event: KeyboardEvent): void {
  const top = stack.at(-1);
  if (top === undefined || !(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyS') return;
  event.preventDefault();
  top();
}

/** Ctrl/Cmd+S, on any keyboard layout (`code` is the key's place, so Kazakh and Russian layouts work). */
export function useSaveKey(save: () => Promise<unknown>): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const act = () => void latest.current();
    if (stack.length === 0) window.addEventListener('keydown', onKeyDown);
    stack.push(act);
    return () => {
      stack.splice(stack.indexOf(act), 1);
      if (stack.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
