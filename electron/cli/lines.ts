import type { Readable } from 'node:stream';

/** A longer line is no address, number or name; it is cut, so that a file without line ends cannot fill the memory. */
const longestLine = 1_000_000;

/**
 * Lines of a stream, in batches as they arrive: one write for each batch is what makes a million lines quick, and a
 * pipe that waits for the answer to its last line gets it. A byte order mark and carriage returns are not text.
 */
export async function* lineBatches(stream: Readable): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
    const parts = rest.split('\n');
    rest = (parts.pop() ?? '').slice(0, longestLine);
    if (parts.length > 0) yield parts.map(bare);
  }
  rest += decoder.decode();
  if (rest !== '') yield [bare(rest)];
}

function bare(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
