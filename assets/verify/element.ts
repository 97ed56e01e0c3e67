/** Text goes in as text alone: nothing of a file can become markup. */
export function element(
  tag: string,
  options: { class?: string; text?: string; id?: string } = {},
  ...children: Node[]
) {
  const made = document.createElement(tag);
  if (options.class !== undefined) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  if (options.id !== undefined) made.dataset.testid = options.id;
  made.append(...children);
  return made;
}

export function facts(
  rows: readonly (readonly [label: string, value: string, mono?: boolean])[],
): HTMLElement {
  const list = element('dl');
  for (const [label, value, mono] of rows)
    list.append(
      element('dt', { text: label }),
      element('dd', { text: value, ...(mono ? { class: 'mono' } : {}) }),
    );
  return list;
}
