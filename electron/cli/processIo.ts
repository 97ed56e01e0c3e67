import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Io } from './io';

/** The streams of this process. A reader that goes away (`| head`) ends it quietly. */
export function processIo(): Io {
  process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'EPIPE') process.exit(0);
    throw thrown;
  });
  return {
    stdin: process.stdin,
    write: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    tell: (line) => {
      process.stderr.write(`${line}\n`);
    },
    askSecret: process.stdin.isTTY && process.stderr.isTTY ? askSecret : undefined,
  };
}

async function askSecret(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
