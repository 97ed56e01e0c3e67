import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handlers } from '../../electron/ipc/handlers';
import { Desk } from '../../electron/ipc/handlers/desk';
import { createRouter } from '../../electron/ipc/router';
import { ownThread } from '../../electron/jobs/workers';
import { drawRequested } from '../../electron/report/requested';
import { realSources } from '../../electron/sources';

/**
 * The production router over a real vault, in a process that is about to be killed: it writes without end and says on
 * stdout what was acknowledged, one JSON line each, before it begins the next. Started by `kill.test.ts`.
 */
const [vault = '', passphrase = '', kind = 'record', assetsDir = '', work = ''] = process.argv.slice(2);
const desk = new Desk({
  sources: realSources(undefined),
  assetsDir,
  cost: { memoryKiB: 8, passes: 1 },
  resolveFile: (token) => token,
  draw: async (request) => drawRequested(request),
  workers: ownThread,
  emit: () => undefined,
});
const router = createRouter(desk, handlers, {
  checkOutputs: true,
  log: (line) => process.stderr.write(`${line}\n`),
});
type Row = { id: string; number: string; label: string };
const ask = async (route: string, input: unknown) => (await router.request(route, input)) as Row;

/** Written past the stream's buffer: what stands in the pipe survives the kill. */
const acknowledge = (what: object) => writeFileSync(1, `${JSON.stringify(what)}\n`);

/** The unlock itself is the write: the older database is brought up to date. */
if (kind === 'upgrade') acknowledge({ begins: kind });
if (kind === 'restore') await restoreWithoutEnd();
await ask('vault.unlock', { folder: vault, passphrase });
const opened = await ask('case.record', { draft: { title: `kill ${process.pid}` } });
acknowledge({ route: 'case.get', id: opened.id, field: 'title', value: `kill ${process.pid}` });

async function restoreWithoutEnd(): Promise<never> {
  const { recoveryKey, ...order } = JSON.parse(readFileSync(join(work, 'restore'), 'utf8'));
  const hands = { reason: 'жоғалды', authorisation: '№ 1', second: { recoveryKey } };
  acknowledge({ begins: kind });
  for (let turn = 1; ; turn += 1) {
    const name = `restored-${process.pid}-${turn}`;
    await router.request('backup.restore', {
      ...order,
      to: join(work, name),
      passphrase,
      hands,
      job: 'r',
    });
    acknowledge({ restored: name });
  }
}

const addresses = [
  { chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' },
  { chain: 'tron', text: 'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW' },
];
const draftOf = (label: string) => ({
  caseId: opened.id,
  label,
  control: 'unknown',
  addresses,
});

const kinds: Record<string, (turn: number) => Promise<void>> = {
  record: async (turn) => {
    const made = await ask('wallet.record', { draft: draftOf(`w${turn}`) });
    acknowledge({ route: 'wallet.get', id: made.id, field: 'label', value: `w${turn}` });
  },
  amend: async (turn) => {
    const made = await ask('wallet.record', { draft: draftOf(`w${turn}`) });
    await ask('wallet.amend', { id: made.id, draft: draftOf(`amended ${turn}`), reason: 'қате' });
    acknowledge({ route: 'wallet.get', id: made.id, field: 'label', value: `amended ${turn}` });
  },
  draft: async (turn) => {
    await ask('draft.put', { key: 'new.wallet', json: JSON.stringify({ label: `draft ${turn}` }) });
    acknowledge({ draft: turn });
  },
  report: async () => {
    const order = {
      caseId: opened.id,
      language: 'kk',
      pkcs12: join(work, 'officer.p12'),
      passphrase: 'sample',
    };
    const made = await ask('report.sign', order);
    acknowledge({ report: made.id });
  },
  backup: async () => {
    const place = join(work, 'stick');
    mkdirSync(place, { recursive: true });
    const made = (await router.request('backup.make', { place, job: 'b' })) as { folder: string };
    acknowledge({ backup: made.folder });
  },
  rekey: async () => {
    const key = readFileSync(join(work, 'recovery'), 'utf8');
    const hands = { reason: 'ноутбук бөгде қолда болды', authorisation: '№ 2', second: { recoveryKey: key } };
    const order = { why: 'leak', passphrase, cut: [], hands };
    const { recoveryKey } = (await router.request('vault.rekey', order)) as { recoveryKey: string };
    writeFileSync(join(work, 'recovery'), recoveryKey);
    acknowledge({ recoveryKey });
  },
  upgrade: async () => {
    await new Promise(() => setInterval(() => undefined, 1_000));
  },
  balances: async (turn) => {
    const made = await ask('wallet.record', { draft: draftOf(`b${turn}`) });
    const text = `address;asset;balance;date;source\n${addresses[1]?.text};USDT;${turn};2026-11-15 10:00;x\n`;
    await ask('observation.import', { caseId: opened.id, source: { text } });
    acknowledge({ route: 'wallet.get', id: made.id, field: 'label', value: `b${turn}` });
  },
  import: async (turn) => {
    const { id: caseId } = await ask('case.record', { draft: { title: `import ${turn}` } });
    const asked = { file: join(work, 'register.csv'), kind: 'addresses', caseId };
    const { plan } = (await router.request('import.preview', { ...asked, job: 'p' })) as { plan: object };
    acknowledge({ begins: kind });
    const made = await router.request('import.run', { ...asked, plan, job: 'r' });
    const { record } = made as { record: { id: string; accepted: number } };
    acknowledge({ import: record.id, accepted: record.accepted });
  },
  attachment: async (turn) => {
    const file = join(work, `f${process.pid}-${turn}.bin`);
    writeFileSync(file, Buffer.alloc(3_000_000, `${process.pid} ${turn}`));
    const draft = { owner: { kind: 'case', id: opened.id }, name: `f${turn}.bin`, description: '' };
    const made = await ask('attachment.record', { file, draft, job: 'a' });
    acknowledge({ attachment: made.id });
  },
};
const write = kinds[kind];
if (!write) throw new Error(`unknown kind of write ${kind}`);
appendFileSync(join(work, 'started'), '.');
for (let turn = 1; ; turn += 1) await write(turn);
