import { describe, expect, it } from 'vitest';
import { checkAttachment, decodeText, sniffMedia } from '../../db/domain/attachment';
import { findImageSecrets } from '../../db/domain/imageSecrets';
import { boxBetween, padded } from '../../renderer/features/attachments/blackBoxes';
import { bytesText } from '../../renderer/records/bytes';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const owner = { kind: 'case', id: '019a9000-0000-7000-8000-000000000000' } as const;

describe('what a file is', () => {
  // Would catch: a file whose name says image and whose content is a document with scripts.
  it.each([
    ['89504e470d0a1a0a00', 'image', 'image/png'],
    ['ffd8ffe0', 'image', 'image/jpeg'],
    ['52494646aabbccdd57454250', 'image', 'image/webp'],
    ['255044462d312e37', 'pdf', 'application/pdf'],
    ['504b0304', 'archive', 'application/zip'],
    ['0000001866747970', 'video', 'video/mp4'],
    // Would catch: a photograph of an iPhone kept as a film, which no guard reads and no paper shows.
    ['000000246674797068656963', 'image', 'image/heic'],
    ['00000020667479706d696631', 'image', 'image/heic'],
    ['000000206674797061766966', 'image', 'image/avif'],
    ['000000206674797069736f6d', 'video', 'video/mp4'],
    ['49492a0008000000', 'image', 'image/tiff'],
    ['4d4d002a00000008', 'image', 'image/tiff'],
    ['3c73766720786d6c6e733d', 'text', 'text/plain'],
    ['00010203', 'other', 'application/octet-stream'],
    ['', 'other', 'application/octet-stream'],
  ])('%s is %s', (head, kind, type) => {
    expect(sniffMedia(hex(head))).toEqual({ kind, type });
  });

  // Would catch: Cyrillic notes of an old machine read as noise.
  it('reads UTF-8, UTF-16 of both orders and Windows-1251', () => {
    expect(decodeText(Buffer.from('құпия'))).toBe('құпия');
    expect(decodeText(hex('fffe3a04'))).toBe('к');
    expect(decodeText(hex('feff043a'))).toBe('к');
    expect(decodeText(hex('cff0e8e2e5f2'))).toBe('Привет');
  });

  // Would catch: a name that leads out of a folder, or one that holds what must not be written down.
  it('refuses names with a path or a secret in them', () => {
    const codes = (name: string) =>
      checkAttachment({ owner, name, description: '' }).map((found) => found.code);
    expect(codes('хаттама №12.pdf')).toEqual([]);
    expect(codes('../../etc/passwd')).toEqual(['attachment.name']);
    expect(codes('C:\\notes.txt')).toEqual(['attachment.name']);
    expect(codes('legal winner thank year wave sausage worth useful legal winner thank yellow.txt')).toEqual([
      'text.secret',
    ]);
  });
});

describe('secrets in the words of an image', () => {
  const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' ');

  /** Words on a card of two columns that are numbered downwards, read across as a recogniser does. */
  function card(texts: readonly string[]) {
    const rows = texts.length / 2;
    let text = '';
    const placed = Array.from({ length: rows }, (_, row) => [row, row + rows])
      .flat()
      .map((index, position) => {
        if (position > 0) text += position % 2 === 0 ? '\n' : ' ';
        const start = text.length;
        text += texts[index] ?? '';
        const column = position % 2;
        return {
          start,
          end: text.length,
          left: 40 + column * 300,
          top: 40 + Math.floor(position / 2) * 50,
          width: 90,
          height: 24,
        };
      });
    return { text, placed };
  }

  // Would catch: a card of two columns of which only one order is looked at, and boxes that miss a word.
  it('finds a phrase and the box of each of its words', () => {
    const { text, placed } = card(words);
    const found = findImageSecrets(text, placed);
    expect(found.kinds).toEqual(['seed']);
    expect(found.boxes).toHaveLength(12);
  });

  // Would catch: a photographed page of prose that is called a secret.
  it('lets prose pass', () => {
    const { text, placed } = card(
      'the officer found a small table with some paper and a bag near the old door of that room'
        .split(' ')
        .slice(0, 18),
    );
    expect(findImageSecrets(text, placed)).toEqual({ kinds: [], boxes: [] });
  });

  // Would catch: letters that look out from under the black.
  it('covers more than the word, and a rectangle drawn from any corner', () => {
    const box = padded({ left: 100, top: 50, width: 80, height: 24 });
    expect(box).toEqual({ left: 92, top: 42, width: 96, height: 40 });
    expect(boxBetween({ x: 90, y: 10 }, { x: 20, y: 60 })).toEqual({
      left: 20,
      top: 10,
      width: 70,
      height: 50,
    });
  });
});

// Would catch: sizes in a unit that the number does not belong to.
it('says sizes in the largest unit that they fill', () => {
  const english = { language: 'en', number: (value: number) => String(value) } as const;
  expect([0, 999, 1_048_576, 10 * 2 ** 30].map((size) => bytesText(size, english))).toEqual([
    '0\u00a0B',
    '999\u00a0B',
    '1\u00a0MiB',
    '10\u00a0GiB',
  ]);
});
