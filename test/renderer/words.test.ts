import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentSecret, attachmentState, mediaKind } from '../../db/domain/attachment';
import { caseCategory, caseStage } from '../../db/domain/case';
import { custodyAction, custodyMethod, receiptState, sealFound } from '../../db/domain/custody/event';
import { periodUnit } from '../../db/domain/deadline';
import { discrepancyKind, resolution } from '../../db/domain/discrepancy';
import { exhibitKind, powerState, yesNoUnknown } from '../../db/domain/exhibit';
import { homeAlert } from '../../db/domain/home';
import { ledgerFinding } from '../../db/domain/ledger';
import { legalStatus } from '../../db/domain/legalStatus';
import { confidence, linkKind } from '../../db/domain/link';
import { role } from '../../db/domain/officer';
import { personRole } from '../../db/domain/person';
import { recordKind } from '../../db/domain/record';
import { refusalCodes } from '../../db/domain/refusal';
import { reportLanguage, reportStatus } from '../../db/domain/report';
import { foundState, siteLicence } from '../../db/domain/site';
import { countScope } from '../../db/domain/stockCount';
import { addressRole, checksum, control, walletType } from '../../db/domain/wallet';

const root = path.resolve(import.meta.dirname, '../..');

/** Keys of a namespace in English; that the other languages have the same ones is tested elsewhere. */
function keys(namespace: string): Set<string> {
  const file = path.join(root, 'assets/locales/en', `${namespace}.json`);
  const words: object = JSON.parse(readFileSync(file, 'utf8'));
  return new Set(Object.keys(words).flatMap((key) => [key, key.replace(/_(one|other)$/, '')]));
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(root, folder, name));
}

const missing = (namespace: string, wanted: readonly string[]) => {
  const known = keys(namespace);
  return wanted.filter((key) => !known.has(key));
};

describe('codes that reach the officer', () => {
  // Would catch: a new refusal shown as its code instead of what to do next.
  it('every refusal says what happened and what to do', () => {
    expect(
      missing(
        'refusal',
        [...refusalCodes, 'bug'].flatMap((code) => [`${code}.title`, `${code}.text`]),
      ),
    ).toEqual([]);
  });

  // Would catch: a finding beside a field that reads `exhibit.no-seal`.
  it('every finding that the domain or a form can make has words', () => {
    const sources = [...filesUnder('db/domain'), ...filesUnder('renderer')].map((file) =>
      readFileSync(file, 'utf8'),
    );
    const made = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:error|warning)\(\s*[^,()]+,\s*'([^']+)'/g)].map((found) => found[1] ?? ''),
    );
    expect(made.length).toBeGreaterThan(30);
    expect(missing('finding', made)).toEqual([]);
  });

  // Would catch: an alert on the home page without its badge, sentence or way out.
  it('every alert has its badge, sentence and way', () => {
    const wanted = homeAlert.shape.code.options.flatMap((code) =>
      ['word', 'text', 'go'].map((part) => `alert.${code}.${part}`),
    );
    expect(missing('home', wanted)).toEqual([]);
  });

  // Would catch: tampering that is found and named by a code that an officer cannot read.
  it('every finding of the ledger has words', () => {
    expect(
      missing(
        'ledger',
        ledgerFinding.shape.code.options.map((code) => `finding.${code}`),
      ),
    ).toEqual([]);
  });

  // Would catch: an entry of the ledger without a sentence.
  it('every kind of entry has words', () => {
    const kinds = ['case', 'exhibit', 'wallet', 'site', 'person', 'link'].flatMap((kind) => [
      `${kind}.record`,
      `${kind}.amend`,
    ]);
    const others = [
      'vault.create',
      'vault.recoveryConfirmed',
      'vault.guardDifference',
      'reference.seed',
      'report.begin',
      'report.record',
      'report.fail',
    ];
    expect(
      missing(
        'ledger',
        [...kinds, ...others].map((kind) => `kind.${kind}`),
      ),
    ).toEqual([]);
  });

  // Would catch: a value of an enumeration shown as its code.
  it('every value of an enumeration has a word', () => {
    const groups = {
      control,
      exhibitKind,
      caseCategory,
      caseStage,
      addressRole,
      walletType,
      powerState,
      yesNoUnknown,
      siteLicence,
      foundState,
      personRole,
      linkKind,
      confidence,
      checksum,
      role,
      reportStatus,
      language: reportLanguage,
      recordKind,
      mediaKind,
      attachmentState,
      attachmentSecret,
      custodyAction,
      custodyMethod,
      receiptState,
      sealFound,
      legalStatus,
      periodUnit,
      discrepancyKind,
      resolution,
      countScope,
    };
    const wanted = Object.entries(groups).flatMap(([group, values]) =>
      values.options.map((value) => `${group}.${value}`),
    );
    expect(missing('terms', wanted)).toEqual([]);
  });
});

/** Namespaces that a text asks for. */
const namespacesIn = (text: string): string[] =>
  [...text.matchAll(/(?:use|with)Translation\(([^)]*)\)/g)].flatMap((found) => {
    const named = [...(found[1] ?? '').matchAll(/'(\w+)'/g)].map((name) => name[1] ?? '');
    return named.length === 0 ? ['common'] : named;
  });

// Would catch: a key written in a component and forgotten in the words, which shows itself to the officer.
it('every key that a component names exists', () => {
  const files = filesUnder('renderer').map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const lost = files.flatMap(({ file, text }) => {
    // A `t` may be handed over by a component of the same folder.
    const beside = files.filter((other) => path.dirname(other.file) === path.dirname(file));
    const own = beside.flatMap((other) => namespacesIn(other.text));
    const named = [...text.matchAll(/\bt\(\s*'([^'$]+)'/g)].map((found) => found[1] ?? '');
    return named
      .filter((key) => {
        const [first = '', rest] = key.split(':', 2);
        return rest === undefined ? own.every((name) => !keys(name).has(key)) : !keys(first).has(rest);
      })
      .map((key) => `${path.relative(root, file)}: ${key}`);
  });
  expect(lost).toEqual([]);
});
