import { createHash } from 'node:crypto';
import { uuidV7 } from '../../db/domain/ids';
import type { OfficerDraft } from '../../db/domain/officer';
import type { Clock } from '../../db/domain/time';

/** Said on the first-run page and in the terminal: a sample vault keeps nothing from anybody. */
export const samplePassphrase = 'demo';

const officer: OfficerDraft = {
  name: 'Сапаров Әділет Жандосұлы',
  rank: 'майор полиции',
  unit: 'Оқу бөлімшесі · учебное подразделение киберполиции',
  role: 'investigator',
  serviceNumber: 'SAMPLE-101',
  iin: '',
};

/** Whose vault it is. No such officer and no such unit exist. */
export const sampleVault = {
  name: 'Үлгі қойма · Образцовое хранилище · Sample vault',
  shortCode: 'ҮЛГ',
  officer,
} as const;

/**
 * Who works beside them: an auditor, who only reads, and a supervisor, with whom acts of two hands can be tried. In this
 * order: once a supervisor is there, an investigator adds nobody.
 */
export const sampleColleagues: readonly { readonly draft: OfficerDraft; readonly passphrase: string }[] = [
  {
    draft: {
      ...officer,
      name: 'Тексеруші Роза Сапарқызы',
      rank: 'подполковник полиции',
      role: 'auditor',
      serviceNumber: 'SAMPLE-103',
    },
    passphrase: 'demo-auditor',
  },
  {
    draft: {
      ...officer,
      name: 'Ержанова Салтанат Маратқызы',
      rank: 'полковник полиции',
      role: 'supervisor',
      serviceNumber: 'SAMPLE-102',
    },
    passphrase: 'demo-supervisor',
  },
];

/** Kazakhstan has one time zone since 1 March 2024. */
const offset = 300;
const begins = Date.parse('2026-09-14T08:30:00+05:00');

/** Time and ids that repeat on every run, so that two sample vaults hold the same records. */
export interface SampleSources {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly device: string;
  readonly nativeBinding: string | undefined;
  /** UTC milliseconds. */
  readonly begins: number;
  /** Moves the clock on to this local time (`2026-10-06T06:42`); it never goes back. */
  readonly at: (local: string) => void;
}

export function sampleSources(nativeBinding: string | undefined): SampleSources {
  let now = begins;
  let readings = 0;
  let made = 0;
  return {
    begins,
    device: 'SAMPLE-LAPTOP',
    nativeBinding,
    clock: () => {
      readings += 1;
      // A form takes a minute or two to fill in; never twice the same.
      now += 41_000 + ((readings * 37_411) % 83_000);
      return { at: new Date(now).toISOString(), offset };
    },
    newId: () => {
      made += 1;
      return uuidV7(now, createHash('sha256').update(`Dalel sample vault, id ${made}`).digest());
    },
    at: (local) => {
      now = Math.max(now, Date.parse(`${local}:00+05:00`));
    },
  };
}
