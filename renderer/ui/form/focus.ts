import type { KeyboardEvent } from 'react';

/** Every control of a form carries the form's id in `data-form`, in the order of the page. */
function controls(formId: string): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>(`[data-form="${CSS.escape(formId)}"]:not(:disabled)`);
  return [...all].filter((control) => control.offsetParent !== null);
}

/** Enter goes on to the next field, and from the last one to the save button. Never out of a list that is open. */
export function nextOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (
    event.key !== 'Enter' ||
    event.defaultPrevented ||
    event.shiftKey ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return;
  const from = event.currentTarget;
  const formId = from.dataset.form;
  if (formId === undefined || from.hasAttribute('aria-activedescendant')) return;
  const all = controls(formId);
  const next = all[all.indexOf(from) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** After a refused save: the first field that is wrong, once its words are on the page. */
export function focusFirstProblem(formId: string): void {
  setTimeout(() => {
    const first = controls(formId).find(
      // A button cannot be invalid; where one decides what is missing, it says so itself.
      (control) => control.getAttribute('aria-invalid') === 'true' || control.dataset.wrong !== undefined,
    );
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  });
}
