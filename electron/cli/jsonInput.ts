import { type Io, UsageError } from './io';
import { readTextFile } from './secrets';

/** A JSON object from a file, or from stdin for `-`. @throws UsageError */
export async function readJsonInput(io: Io, source: string): Promise<Record<string, unknown>> {
  const text = source === '-' ? await readAll(io) : readTextFile(source, '--json-input');
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError('input.not-an-object', '--json-input: one JSON object is expected');
  }
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new UsageError(
      'input.not-json',
      `--json-input: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    );
  }
}

async function readAll(io: Io): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}
