import { describe, expect, it } from 'vitest';
import { context, contextPrimitive, der, integer, sequence } from '../../electron/signing/asn1';
import { Oid } from '../../electron/signing/oids';
import { insertTimestamp, timestampTarget } from '../../electron/signing/timestamp';
import { verifyPdf } from '../../electron/signing/verify';
import { answerOf, type ListOrder, listOf, type StampOrder, stampOf } from './authorities';
import { authority, certify, extension, type Holder, nameOf, officer, pemOf, signerOf } from './certificates';
import { plainFile, signByHand } from './handMade';

const root = authority({ cn: 'Root' });
const roots = [pemOf(root)];
const file = plainFile();
const now = new Date('2026-11-20T00:00:00Z');
/** the signature claims 2026-11-01 */
const signed = (leaf: Holder, ...above: Holder[]): Buffer =>
  signByHand(file, { signer: signerOf(leaf, ...above) });
const judged = (bytes: Uint8Array, crls: Buffer[] = []) => {
  const { verdict, signatures, findings } = verifyPdf(bytes, { roots, crls, now });
  expect(verdict).toBe('intact');
  return { ...signatures[0], codes: findings.map(({ code }) => code) };
};
const trustOf = (leaf: Holder, ...above: Holder[]) => judged(signed(leaf, ...above)).trust;
const serverAuth = '1.3.6.1.5.5.7.3.1';

const constrained = (permitted: Buffer[], excluded: Buffer[] = []): Buffer =>
  extension(
    Oid.nameConstraints,
    true,
    sequence(
      ...(permitted.length === 0 ? [] : [der(context(0), ...permitted.map((one) => sequence(one)))]),
      ...(excluded.length === 0 ? [] : [der(context(1), ...excluded.map((one) => sequence(one)))]),
    ),
  );
const directory = (cn: string): Buffer => der(context(4), nameOf(cn));
const mail = (text: string): Buffer => der(contextPrimitive(1), Buffer.from(text));
const unknownExtension = extension('1.2.3.4.5', true, sequence());

describe('chains', () => {
  it('that hold are trusted', () => {
    const sub = authority({ cn: 'Sub', issuer: root, pathLength: 0 });
    expect(trustOf(officer({ cn: 'Officer', issuer: root }))).toBe('trusted');
    expect(trustOf(officer({ cn: 'Officer', issuer: sub }), sub)).toBe('trusted');
  });

  // Would catch: any holder of a certificate who makes itself an authority, or an authority beyond its limits.
  it.each<[string, () => readonly [string | undefined, string]]>([
    [
      'an officer who issues',
      () => {
        const middle = officer({ cn: 'Middle', issuer: root });
        return [trustOf(officer({ cn: 'O', issuer: middle }), middle), 'untrusted'];
      },
    ],
    [
      'an authority that may not issue',
      () => {
        const middle = authority({ cn: 'Middle', issuer: root, usage: 0x02 });
        return [trustOf(officer({ cn: 'O', issuer: middle }), middle), 'untrusted'];
      },
    ],
    [
      'one authority too many',
      () => {
        const sub = authority({ cn: 'Sub', issuer: root, pathLength: 0 });
        const more = authority({ cn: 'More', issuer: sub });
        return [trustOf(officer({ cn: 'O', issuer: more }), more, sub), 'untrusted'];
      },
    ],
    [
      'an authority for servers',
      () => {
        const sub = authority({ cn: 'Sub', issuer: root, extended: [serverAuth] });
        return [trustOf(officer({ cn: 'O', issuer: sub }), sub), 'untrusted'];
      },
    ],
    [
      'a name outside what the authority may speak for',
      () => {
        const sub = authority({ cn: 'Sub', issuer: root, more: [constrained([directory('Other')])] });
        return [trustOf(officer({ cn: 'O', issuer: sub }), sub), 'untrusted'];
      },
    ],
    [
      'a name that the authority may not speak for',
      () => {
        const sub = authority({ cn: 'Sub', issuer: root, more: [constrained([], [directory('O')])] });
        return [trustOf(officer({ cn: 'O', issuer: sub }), sub), 'untrusted'];
      },
    ],
    [
      'a mail address outside',
      () => {
        const sub = authority({ cn: 'Sub', issuer: root, more: [constrained([mail('police.kz')])] });
        const address = extension(Oid.subjectAltName, false, sequence(mail('a@example.com')));
        return [trustOf(officer({ cn: 'O', issuer: sub, more: [address] }), sub), 'untrusted'];
      },
    ],
    [
      'a mail address inside',
      () => {
        const sub = authority({
          cn: 'Sub',
          issuer: root,
          more: [constrained([mail('police.kz'), directory('O')])],
        });
        const address = extension(Oid.subjectAltName, false, sequence(mail('a@Police.kz')));
        return [trustOf(officer({ cn: 'O', issuer: sub, more: [address] }), sub), 'trusted'];
      },
    ],
    [
      'a limit that nobody here understands',
      () => [trustOf(officer({ cn: 'O', issuer: root, more: [unknownExtension] })), 'wrong-usage'],
    ],
    [
      'an authority with a limit that nobody here understands',
      () => {
        const sub = authority({ cn: 'Sub', issuer: root, more: [unknownExtension] });
        return [trustOf(officer({ cn: 'O', issuer: sub }), sub), 'untrusted'];
      },
    ],
    [
      'a certificate for servers',
      () => [trustOf(officer({ cn: 'O', issuer: root, extended: [serverAuth] })), 'wrong-usage'],
    ],
    [
      'a certificate that only encrypts',
      () => [trustOf(officer({ cn: 'O', issuer: root, usage: 0x20 })), 'wrong-usage'],
    ],
    [
      'a root of the same name',
      () => [trustOf(officer({ cn: 'O', issuer: authority({ cn: 'Root' }) })), 'untrusted'],
    ],
    [
      'expired',
      () => [trustOf(officer({ cn: 'O', issuer: root, until: '2026-01-01T00:00:00Z' })), 'expired'],
    ],
    [
      'an authority that had expired',
      () => {
        const sub = authority({ cn: 'Sub', issuer: root, until: '2026-01-01T00:00:00Z' });
        return [trustOf(officer({ cn: 'O', issuer: sub }), sub), 'expired'];
      },
    ],
  ])('%s', (_, make) => {
    const [trust, expected] = make();
    expect(trust).toBe(expected);
  });
});

const tsaOf = (order: Partial<Parameters<typeof certify>[0]> = {}): Holder =>
  certify({
    cn: 'TSA',
    issuer: root,
    usage: 0x80,
    extended: [Oid.timeStamping],
    extendedCritical: true,
    ...order,
  });
const short = officer({ cn: 'Short', issuer: root, until: '2026-10-20T00:00:00Z' });

/** A signature whose signer expired before the claimed time, with a time stamp from before that. */
function stamped(tsa: Holder, order: Partial<StampOrder> = {}, crls: Buffer[] = []) {
  const pdf = signed(short);
  const target = timestampTarget(pdf);
  if (target.kind !== 'signature') throw new Error('a signature without a time was expected');
  const token = stampOf(tsa, { stamped: target.stamped, time: '2026-10-10T00:00:00Z', ...order });
  return judged(insertTimestamp(pdf, 'S1', token), crls);
}

describe('time stamps', () => {
  it('prove a time before a certificate expired, and that the signer claims a later one', () => {
    const found = stamped(tsaOf());
    expect([found.provenAt, found.provenBy, found.trust]).toEqual([
      '2026-10-10T00:00:00.000Z',
      'TSA',
      'trusted',
    ]);
    expect(found.codes).toContain('time-after-proven');
  });

  // Would catch: a time that somebody proves who may not, or of something else.
  it.each<[string, () => ReturnType<typeof stamped>, string]>([
    ['of other bytes', () => stamped(tsaOf(), { imprint: Buffer.alloc(32) }), 'timestamp-of-other'],
    [
      'by a certificate that does more',
      () => stamped(tsaOf({ extended: [Oid.timeStamping, serverAuth] })),
      'timestamp-not-trusted',
    ],
    [
      'by a usage that is not critical',
      () => stamped(tsaOf({ extendedCritical: false })),
      'timestamp-not-trusted',
    ],
    ['by an officer', () => stamped(officer({ cn: 'TSA', issuer: root })), 'timestamp-not-trusted'],
    ['by a stranger', () => stamped(tsaOf({ issuer: authority({ cn: 'Root' }) })), 'timestamp-not-trusted'],
    ['that does not name its authority', () => stamped(tsaOf(), { named: false }), 'timestamp-wrong'],
    [
      'from before the authority was there',
      () => stamped(tsaOf(), { time: '2020-01-01T00:00:00Z' }),
      'timestamp-not-trusted',
    ],
  ])('%s prove nothing', (_, make, code) => {
    const found = make();
    expect([found.provenAt, found.trust]).toEqual(['', 'expired']);
    expect(found.codes).toContain(code);
  });

  // Would catch: whoever stole an authority's key stamping any past day.
  it('of an authority whose key was stolen prove nothing, of one that was replaced they do', () => {
    const tsa = tsaOf();
    const list = (reason?: number) =>
      listOf(root, {
        revoked: [
          { holder: tsa, since: '2026-11-01T00:00:00Z', ...(reason === undefined ? {} : { reason }) },
        ],
      });
    expect(stamped(tsa, {}, [list(4)]).provenAt).not.toBe('');
    expect(stamped(tsa, {}, [list(1)]).provenAt).toBe('');
    expect(stamped(tsa, {}, [list()]).provenAt).toBe('');
  });

  it('are said to be unjudged where no root was chosen', () => {
    const pdf = signed(short);
    const target = timestampTarget(pdf);
    if (target.kind !== 'signature') throw new Error('a signature without a time was expected');
    const token = stampOf(tsaOf(), { stamped: target.stamped, time: '2026-10-10T00:00:00Z' });
    const codes = verifyPdf(insertTimestamp(pdf, 'S1', token), { now }).findings.map(({ code }) => code);
    expect(codes).toContain('timestamp-not-judged');
  });
});

const leaf = officer({ cn: 'Officer', issuer: root });
const told = (...crls: Buffer[]) => judged(signed(leaf), crls);
const point = (...fields: Buffer[]): Buffer[] => [
  extension(Oid.issuingDistributionPoint, true, sequence(...fields)),
];
const yes = (n: number): Buffer => der(contextPrimitive(n), Buffer.of(0xff));
const place = (url: string): Buffer =>
  der(context(0), der(context(0), der(contextPrimitive(6), Buffer.from(url))));

describe('lists and answers', () => {
  it('speak well of who is not on them', () => {
    expect(told(listOf(root)).revocation).toBe('good');
    expect(told(listOf(root, { more: point(yes(1)) })).revocation).toBe('good');
    expect(told(answerOf({ about: leaf, issuer: root })).revocation).toBe('good');
  });

  // Would catch: a list about others, or of a time that has not come, which is taken for "not revoked".
  it.each<[string, ListOrder]>([
    ['of a time that has not come', { thisUpdate: '2026-12-24T00:00:00Z' }],
    ['about authorities alone', { more: point(yes(2)) }],
    ['about attributes alone', { more: point(yes(5)) }],
    ['about some reasons alone', { more: point(der(contextPrimitive(3), Buffer.of(1, 0x40))) }],
    ['of other authorities as well', { more: point(yes(4)) }],
    ['of another place', { more: point(place('http://a/1.crl')) }],
    ['of changes alone', { more: [extension(Oid.deltaCrlIndicator, true, integer(3))] }],
    ['with a limit that nobody here understands', { more: [unknownExtension] }],
    [
      'that were replaced before the signature',
      { thisUpdate: '2025-01-01T00:00:00Z', nextUpdate: '2025-02-01T00:00:00Z' },
    ],
  ])('%s say nothing good', (_, order) => {
    expect(told(listOf(root, order)).revocation).toBe('unknown');
  });

  it('of the place that the certificate names speak of it', () => {
    const points = extension(Oid.crlDistributionPoints, false, sequence(sequence(place('http://a/1.crl'))));
    const named = officer({ cn: 'Named', issuer: root, more: [points] });
    const list = listOf(root, { more: point(place('http://a/1.crl')) });
    expect(judged(signed(named), [list]).revocation).toBe('good');
  });

  it('from after the certificate expired say nothing good: authorities take it off their lists', () => {
    const brief = officer({ cn: 'Brief', issuer: root, until: '2026-11-10T00:00:00Z' });
    expect(judged(signed(brief), [listOf(root, { thisUpdate: '2026-11-09T00:00:00Z' })]).revocation).toBe(
      'good',
    );
    expect(judged(signed(brief), [listOf(root, { thisUpdate: '2026-11-15T00:00:00Z' })]).revocation).toBe(
      'unknown',
    );
  });

  it('of a time that has not come are named', () => {
    expect(told(listOf(root, { thisUpdate: '2026-12-24T00:00:00Z' })).codes).toContain('told-in-future');
    const answer = answerOf({ about: leaf, issuer: root, thisUpdate: '2026-12-24T00:00:00Z' });
    const found = told(answer);
    expect([found.revocation, found.codes.includes('told-in-future')]).toEqual(['unknown', true]);
  });

  // Would catch: a responder whose right was taken away and who goes on saying "good".
  it('of a responder count as far as it is not revoked itself', () => {
    const responder = (...more: Buffer[]): Holder =>
      certify({ cn: 'Responder', issuer: root, usage: 0x80, extended: [Oid.ocspSigning], more });
    const unlooked = responder(extension(Oid.ocspNoCheck, false, Buffer.from('0500', 'hex')));
    const plain = responder();
    const of = (by: Holder) => answerOf({ about: leaf, issuer: root, by });
    // an answer alone: the list would speak of the officer as well
    const onlyRevoked = (holder: Holder): Buffer =>
      listOf(root, { more: point(yes(4)), revoked: [{ holder, since: '2026-06-01T00:00:00Z' }] });
    expect(told(of(unlooked)).revocation).toBe('good');
    expect(told(of(plain))).toMatchObject({ revocation: 'unknown', codes: ['responder-not-checked'] });
    expect(told(of(plain), answerOf({ about: plain, issuer: root })).revocation).toBe('good');
    expect(told(of(plain), onlyRevoked(plain)).revocation).toBe('unknown');
    const revoked = listOf(root, {
      thisUpdate: '2026-10-01T00:00:00Z',
      nextUpdate: '2026-10-31T00:00:00Z',
      revoked: [{ holder: unlooked, since: '2026-09-01T00:00:00Z' }],
    });
    expect(told(of(unlooked), revoked).revocation).toBe('unknown');
  });
});
