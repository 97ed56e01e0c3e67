import { describe, expect, it } from 'vitest';
import { dict, ref } from '../../electron/signing/pdf/objects';
import { verifyPdf } from '../../electron/signing/verify';
import { officer, signerOf } from './certificates';
import { type Bodies, later, plainBodies, plainFile, put, signByHand, streamOf } from './handMade';

const verdictOf = (bytes: Uint8Array): string => verifyPdf(bytes).verdict;
const signed = (bodies: Bodies = {}): Buffer => signByHand(plainFile(bodies));
const evil = streamOf('BT /F 12 Tf 20 250 Td (Pay 999) Tj ET');
const picture = streamOf('1 g 0 0 300 300 re f', '/Type /XObject /Subtype /Form /BBox [0 0 300 300]');
const body = (num: number): string => plainBodies[num] ?? '';
const stranger = signerOf(officer({ cn: 'Stranger' }));
/** number of the signature that `signByHand` gives */
const first = 151;

const certified = (level: number | string, bodies: Bodies = {}): Buffer =>
  signByHand(plainFile(bodies), {
    num: first,
    more: ` /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /V /1.2 /P ${level}>>>>]`,
    catalog: { Perms: dict({ DocMDP: ref(first) }) },
  });

/** Each shows other content than what was signed, or content that nobody signed. */
const attacks: Record<string, () => Buffer> = {
  'an object that was referred to and not there appears': () =>
    later(signed({ 3: body(3).replace('/Contents 5 0 R', '/Contents [5 0 R 77 0 R]') }), { 77: evil }),
  'a form field that was named and not there appears': () =>
    later(signed({ 4: body(4).replace('9 0 R]', '9 0 R 77 0 R]') }), {
      77: '<</Type /Annot /Subtype /Widget /FT /Tx /T (X) /V (x) /Rect [0 0 300 300] /AP <</N 78 0 R>>>>',
      78: picture,
    }),
  'an object whose place was named before the bytes were there': () => {
    const bodies = { ...plainBodies, 3: body(3).replace('/Contents 5 0 R', '/Contents [5 0 R 77 0 R]') };
    const probe = signByHand(plainFile(bodies));
    let size = probe.length;
    for (let i = 0; i < 3; i += 1) size = signByHand(putWith(bodies, size)).length;
    return later(signByHand(putWith(bodies, size)), { 77: evil, 5: body(5) });
  },
  'a font that becomes a signature field': () =>
    later(signed(), {
      4: body(4).replace('9 0 R]', '9 0 R 6 0 R]'),
      6: `<</Type /Font /Subtype /Type3 /FT /Sig /T (x) /V ${first} 0 R>>`,
    }),
  'a page that becomes a signature field': () =>
    later(signed(), {
      4: body(4).replace('9 0 R]', '9 0 R 3 0 R]'),
      3: body(3).replace('/Contents 5 0 R', `/Contents 77 0 R /FT /Sig /T (x) /V ${first} 0 R`),
      77: evil,
    }),
  'the list of pages that was a signature field from the first': () => {
    const before = signed({
      2: `<</Type /Pages /Kids [3 0 R] /Count 1 /FT /Sig /T (x) /V ${first} 0 R>>`,
      4: body(4).replace('9 0 R]', '9 0 R 2 0 R]'),
    });
    return later(before, {
      2: `<</Type /Pages /Kids [77 0 R] /Count 1 /FT /Sig /T (x) /V ${first} 0 R>>`,
      77: body(3).replace('5 0 R', '78 0 R'),
      78: evil,
    });
  },
  'a stranger signs a new field that covers the page': () => {
    const before = signed();
    return signByHand(
      later(before, {
        3: body(3).replace('9 0 R]', '9 0 R 77 0 R]'),
        4: body(4).replace('9 0 R]', '9 0 R 77 0 R]'),
        77: '<</Type /Annot /Subtype /Widget /FT /Sig /T (S2) /Rect [0 0 300 300] /F 4 /P 3 0 R /AP <</N 78 0 R>>>>',
        78: picture,
      }),
      { field: 77, num: 160, signer: stranger },
    );
  },
  'a field that looks otherwise while it says the same': () =>
    later(signed(), { 9: body(9).replace('10 0 R', '77 0 R'), 77: picture }),
  'the look of a field overwritten while it says the same': () => later(signed(), { 10: picture }),
  'the font of all fields, which readers draw anew': () =>
    later(signed({ 4: body(4).replace('/SigFlags', '/NeedAppearances true /SigFlags') }), {
      4: body(4).replace('/SigFlags', '/NeedAppearances true /SigFlags').replace('/F 6 0 R', '/F 77 0 R'),
      77: '<</Type /Font /Subtype /Type3>>',
    }),
  'NeedAppearances switched on': () =>
    later(signed(), { 4: body(4).replace('/SigFlags', '/NeedAppearances true /SigFlags') }),
  'an XFA form': () => later(signed(), { 4: body(4).replace('/SigFlags', '/XFA (x) /SigFlags') }),
  'a stamp over a page that was certified with room for notes': () =>
    later(certified(3), {
      3: body(3).replace('9 0 R]', '9 0 R 77 0 R]'),
      77: '<</Type /Annot /Subtype /Stamp /Rect [0 0 300 300] /AP <</N 78 0 R>>>>',
      78: picture,
    }),
  'free text over a page that was certified with room for notes': () =>
    later(certified(3), {
      3: body(3).replace('9 0 R]', '9 0 R 77 0 R]'),
      77: '<</Type /Annot /Subtype /FreeText /Rect [0 0 300 300] /Contents (Pay 999) /DA (/F 12 Tf)>>',
    }),
  'a note whose click opens a program': () =>
    later(certified(3), {
      3: body(3).replace('9 0 R]', '9 0 R 77 0 R]'),
      77: '<</Type /Annot /Subtype /Link /Rect [0 0 300 300] /A <</S /Launch /F (x.exe)>>>>',
    }),
  'a field filled where the certification forbids all': () =>
    later(certified(1), { 9: body(9).replace('(old)', '(new)') }),
  'a field filled where the certification names no level that exists': () =>
    later(certified(0), { 9: body(9).replace('(old)', '(new)') }),
  'a field filled where only the signature, not the catalog, names the certification': () =>
    later(
      signByHand(plainFile(), {
        more: ' /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</P 1>>>>]',
      }),
      { 9: body(9).replace('(old)', '(new)') },
    ),
  'a locked field filled': () =>
    later(
      signByHand(plainFile(), {
        more: ' /Reference [<</Type /SigRef /TransformMethod /FieldMDP /TransformParams <</Action /Include /Fields [(T1)]>>>>]',
      }),
      { 9: body(9).replace('(old)', '(new)') },
    ),
  'a key written with escapes, a second time': () =>
    later(signed(), {
      3: body(3).replace('/Contents 5 0 R', '/Contents 5 0 R /Content#73 77 0 R'),
      77: evil,
    }),
  'a key written with escapes, alone': () =>
    later(signed(), { 3: body(3).replace('/Contents 5 0 R', '/Content#73 77 0 R'), 77: evil }),
  'layers that are switched': () => {
    const catalog = body(1).replace('>>', ' /OCProperties 20 0 R>>');
    return later(
      signed({ 1: catalog, 20: '<</OCGs [21 0 R] /D <</ON [21 0 R]>>>>', 21: '<</Type /OCG /Name (x)>>' }),
      {
        20: '<</OCGs [21 0 R] /D <</OFF [21 0 R]>>>>',
      },
    );
  },
  'the object that hid something is set free': () => {
    const before = signed();
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(before.toString('latin1'))?.[1]);
    const at = before.length;
    return Buffer.concat([
      before,
      Buffer.from(
        `xref\n7 1\n0000000000 00001 f \ntrailer\n<</Root 1 0 R /Size 101 /Prev ${start}>>\nstartxref\n${at}\n%%EOF\n`,
      ),
    ]);
  },
  'a stored certificate that is the content of a page': () =>
    later(signed(), { 1: body(1).replace('>>', ' /DSS <</Certs [5 0 R]>>>>'), 5: evil }),
  'a trailer with a second table that only newer readers follow': () => {
    const before = signed();
    const at = before.length;
    const table =
      '77 0 obj\n' +
      streamOf('\x01\x00\x00\x00', '/Type /XRef /W [1 2 1] /Index [7 1] /Size 78') +
      '\nendobj\n';
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(before.toString('latin1'))?.[1]);
    return Buffer.concat([
      before,
      Buffer.from(
        `${table}xref\n0 0\ntrailer\n<</Root 1 0 R /Size 101 /Prev ${start} /XRefStm ${at}>>\nstartxref\n${at + table.length}\n%%EOF\n`,
        'latin1',
      ),
    ]);
  },
};

/** What the standard allows without a certification, or with one of level 2. */
const honest: Record<string, () => Buffer> = {
  'nothing at all': () => signed(),
  'a field that is filled': () =>
    later(signed(), { 9: body(9).replace('(old)', '(new)').replace('10 0 R', '77 0 R'), 77: body(10) }),
  'a further signature in an invisible field': () =>
    signByHand(
      later(signed(), {
        3: body(3).replace('9 0 R]', '9 0 R 77 0 R]'),
        4: body(4).replace('9 0 R]', '9 0 R 77 0 R]'),
        77: body(8).replace('S1', 'S2'),
      }),
      { field: 77, num: 160, signer: stranger },
    ),
  'a note in the margin of a page that was certified with room for notes': () =>
    later(certified(3), {
      3: body(3).replace('9 0 R]', '9 0 R 77 0 R]'),
      77: '<</Type /Annot /Subtype /Text /Rect [0 0 20 20] /Contents (see page 2)>>',
    }),
};

/** A file whose table names a place that is not written yet. */
function putWith(bodies: Bodies, signedSize: number): Buffer {
  return put(undefined, bodies, { offsets: { 77: signedSize } });
}

describe('what somebody adds after a signature', () => {
  it.each(Object.entries(attacks))('%s: never intact', (_, make) => {
    const bytes = make();
    expect(verdictOf(bytes)).not.toBe('intact');
  });

  // Would catch: an honest later change that is taken for an attack, which teaches judges to ignore the word.
  it.each(Object.entries(honest))('%s: intact', (_, make) => {
    const { verdict, findings } = verifyPdf(make());
    expect([verdict, findings.filter(({ code }) => code.includes('changed'))]).toEqual([
      'intact',
      expect.anything(),
    ]);
  });
});
