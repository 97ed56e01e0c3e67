import { describe, expect, test } from 'vitest';
import { readImports } from './imports';
import { judgeImport } from './importTable';
import { codeFiles, read } from './sources';

const judge = (file: string, source: string): string[] =>
  readImports(source).flatMap((statement) => judgeImport(file, statement) ?? []);

describe('the table of imports', () => {
  // Would catch: any import in the tree that architecture forbids.
  test('holds in every source file', () => {
    expect(codeFiles().flatMap((file) => judge(file, read(file)))).toEqual([]);
  });

  // Would catch: a rule that lets through what it was made to stop.
  test.each([
    ['db/domain/wallet.ts', "import { readFileSync } from 'node:fs';"],
    ['db/domain/wallet.ts', "import { wallets } from '../schema/wallet';"],
    ['db/domain/wallet.ts', "import { eq } from 'drizzle-orm';"],
    ['db/wallets.ts', "import { app } from 'electron';"],
    ['db/wallets.ts', "import { sign } from '../electron/signing/sign';"],
    ['electron/ipc/contract/wallet.ts', "import { wallets } from '../../../db/wallets';"],
    ['electron/preload.ts', "import { routes } from './ipc/contract';"],
    ['electron/preload.ts', "import { z } from 'zod';"],
    ['electron/main.ts', "import { open } from '../db/open';"],
    ['electron/main.ts', "import { walletHandlers } from './ipc/handlers/wallet';"],
    ['electron/ipc/router.ts', "import { open } from '../../db/open';"],
    ['electron/ipc/handlers/wallet.ts', "import { dialog } from 'electron';"],
    ['electron/ipc/handlers/wallet.ts', "import { openWindow } from '../../shell/window';"],
    ['electron/jobs/entries/drawVolume.ts', "import { cases } from '../../../db/cases';"],
    ['electron/shell/window.ts', "import { open } from '../../db/open';"],
    ['electron/evidence.ts', "import Database from 'better-sqlite3';"],
    ['electron/vault/unlock.ts', "import Database from 'better-sqlite3';"],
    ['renderer/main.tsx', "import fs from 'node:fs';"],
    ['renderer/ipc/client.ts', "import { routes } from '../../electron/ipc/contract';"],
    ['renderer/features/cases/CasePage.tsx', "import { WalletForm } from '../wallets/WalletForm';"],
    ['renderer/features/cases/CasePage.tsx', "const page = await import('../wallets/WalletPage');"],
    ['renderer/ui/Field.tsx', "import { x } from '../features/cases/x';"],
    ['renderer/features/cases/caseColumns.ts', "import { createTable } from '@tanstack/react-table';"],
  ])('refuses in %s: %s', (file, source) => {
    expect(judge(file, source)).toHaveLength(1);
  });

  // Would catch: a rule that forbids what architecture allows.
  test.each([
    ['db/domain/wallet.ts', "import { z } from 'zod';\nimport { money } from './money';"],
    ['db/wallets.ts', "import { wallet } from './domain/wallet';\nimport path from 'node:path';"],
    [
      'electron/preload.ts',
      "import type { Routes } from './ipc/contract';\nimport { ipcRenderer } from 'electron';",
    ],
    ['electron/ipc/handlers/wallet.ts', "import { recordWallet } from '../../../db/wallets';"],
    ['electron/cli.ts', "import { open } from '../db/open';\nimport { handlers } from './ipc/handlers';"],
    ['renderer/ipc/client.ts', "import { type Routes } from '../../electron/ipc/contract';"],
    ['renderer/app/router.tsx', "import { CasePage } from '../features/cases/CasePage';"],
    ['renderer/ui/DataTable.tsx', "import { createTable } from '@tanstack/react-table';"],
  ])('allows in %s: %s', (file, source) => {
    expect(judge(file, source)).toEqual([]);
  });
});

describe('reading imports', () => {
  // Would catch: a form of import that the checker does not see.
  test('finds every form once, with its line', () => {
    const source = [
      "import a from 'a';",
      "import 'b';",
      'import {',
      '  c,',
      '  type C,',
      "} from 'c';",
      "export * from 'd';",
      "export type { E } from 'e';",
      "const f = await import('f');",
      "// import g from 'g';",
      "/* import h from 'h'; */",
      "import type I from 'i';",
    ].join('\n');
    expect(readImports(source)).toEqual([
      { specifier: 'a', typeOnly: false, line: 1 },
      { specifier: 'b', typeOnly: false, line: 2 },
      { specifier: 'c', typeOnly: false, line: 3 },
      { specifier: 'd', typeOnly: false, line: 7 },
      { specifier: 'e', typeOnly: true, line: 8 },
      { specifier: 'f', typeOnly: false, line: 9 },
      { specifier: 'i', typeOnly: true, line: 12 },
    ]);
  });
});
