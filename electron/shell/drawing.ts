import { utilityProcess } from 'electron';

/** A drawing that takes longer than this has gone wrong: 10,000 rows take seconds. */
const longestMilliseconds = 180_000;

/** What a request says of the longest time that it may take, where it says any. */
function longestOf(request: unknown): number {
  const said = typeof request === 'object' && request !== null && 'longestMs' in request && request.longestMs;
  return typeof said === 'number' ? Math.min(said, longestMilliseconds) : longestMilliseconds;
}

/** Runs one drawing in a process of its own; its memory is given back with it. Never throws: a crash is an answer. */
export function drawInUtilityProcess(entry: string, request: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'Dalel drawing', stdio: 'inherit' });
    const longest = longestOf(request);
    const timer = setTimeout(() => {
      finish({ ok: false, late: true, message: `no answer in ${longest / 1_000} s` });
      child.kill();
    }, longest);
    const finish = (answer: unknown) => {
      clearTimeout(timer);
      resolve(answer);
    };
    child.once('message', (answer: unknown) => {
      finish(answer);
      child.kill();
    });
    child.once('exit', (code) => finish({ ok: false, message: `drawing process ended with ${code}` }));
    child.postMessage(request);
  });
}
