import { randomUUID } from 'node:crypto';

/** Stands for a path in the window: the page never sees where a file lies. */
export class FileTokens {
  readonly #paths = new Map<string, string>();

  /** The token of a path; the same path keeps its token while the app runs. */
  tokenOf(path: string): string {
    for (const [token, known] of this.#paths) if (known === path) return token;
    const token = `file:${randomUUID()}`;
    this.#paths.set(token, path);
    return token;
  }

  pathOf(token: string): string | undefined {
    return this.#paths.get(token);
  }

  /** The paths behind every token that an input names, at any depth. */
  namedIn(input: unknown): Record<string, string> {
    const found: Record<string, string> = {};
    const visit = (value: unknown): void => {
      if (typeof value === 'string') {
        const path = value.startsWith('file:') ? this.#paths.get(value) : undefined;
        if (path !== undefined) found[value] = path;
      } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
    };
    visit(input);
    return found;
  }
}
