import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBridgeAnswer } from '../../../db/domain/funds/bridge';
import { crc32, readFrames, urFrames } from '../../../db/domain/funds/ur';

/** BCR-2020-005's test message of 256 bytes (seed "Wolf"), as every implementation encodes it in parts of 30 bytes. */
const wolf = Uint8Array.from(
  (
    '916ec65cf77cadf55cd7f9cda1a1030026ddd42e905b77adc36e4f2d3ccba44f7f04f2de44f42d84c374a0e149136f25b01852545961d55f7f7a8cde' +
    '6d0e2ec43f3b2dcb644a2209e8c9e34af5c4747984a5e873c9cf5f965e25ee29039fdf8ca74f1c769fc07eb7ebaec46e0695aea6cbd60b3ec4bbff1b' +
    '9ffe8a9e7240129377b9d3711ed38d412fbb4442256f1e6f595e0fc57fed451fb0a0101fb76b1fb1e1b88cfdfdaa946294a47de8fff173f021c0e6f6' +
    '5b05c0a494e50791270a0050a73ae69b6725505a2ec8a5791457c9876dd34aadd192a53aa0dc66b556c0c215c7ceb8248b717c22951e65305b56a370' +
    '6e3e86eb01c803bbf915d80edcd64d4d'
  ).match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);
const first =
  'ur:bytes/1-9/lpadascfadaxcywenbpljkhdcahkadaemejtswhhylkepmykhhtsytsnoyoyaxaedsuttydmmhhpktpmsrjtdkgslpgh';
const second =
  'ur:bytes/2-9/lpaoascfadaxcywenbpljkhdcagwdpfnsboxgwlbaawzuefywkdplrsrjynbvygabwjldapfcsgmghhkhstlrdcxaefz';
const single =
  'ur:bytes/hdeymejtswhhylkepmykhhtsytsnoyoyaxaedsuttydmmhhpktpmsrjtgwdpfnsboxgwlbaawzuefywkdplrsrjynbvygabwjldapfcsdwkbrkch';

describe('frames of a QR code', () => {
  // Another program must be able to read what we show: these texts are the standard's own.
  it('are those of BCR-2020-005', () => {
    const frames = urFrames(wolf, 30);
    expect(frames).toHaveLength(9);
    expect(frames.slice(0, 2)).toEqual([first, second]);
    expect(urFrames(wolf.subarray(0, 50))).toEqual([single]);
    expect(readFrames([single.toUpperCase()]).message).toEqual(wolf.subarray(0, 50));
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('give back any message, in any order, with frames seen twice', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
        fc.integer({ min: 10, max: 300 }),
        (bytes, most) => {
          const frames = urFrames(bytes, most);
          expect(readFrames([...frames].reverse().concat(frames)).message).toEqual(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('say how many are missing, and are never put together with another message', () => {
    const frames = urFrames(wolf, 30);
    expect(readFrames(frames.slice(1))).toMatchObject({ message: undefined, have: 8, count: 9 });
    const strange = urFrames(
      wolf.map((byte) => byte ^ 1),
      30,
    );
    expect(readFrames([...frames.slice(1), strange[0] ?? ''])).toMatchObject({
      message: undefined,
      strange: 1,
    });
  });

  // A wrong letter must make the frame worthless, never another amount.
  it('with one letter wrong are no frames', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 14, max: first.length - 1 }),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
        (at, letter) => {
          fc.pre(first.charAt(at) !== letter);
          expect(readFrames([`${first.slice(0, at)}${letter}${first.slice(at + 1)}`]).have).toBe(0);
        },
      ),
    );
  });
});

describe('frames of the fountain code', () => {
  // Would catch: mixed frames that a telephone of another maker cannot read. The text is as @ngraveio/bc-ur 1.1.13 writes it.
  it('are those that other programs write', () => {
    expect(urFrames(wolf, 30, 1)[9]).toBe(
      'ur:bytes/10-9/lpbkascfadaxcywenbpljkhdcahkadaemejtswhhylkepmykhhtsytsnoyoyaxaedsuttydmmhhpktpmsrjtwdkiplzs',
    );
  });

  // Would catch: a reader that waits for a whole further round because of one lost frame.
  it('give the message whichever frames are lost, in any order, as long as enough of them say something new', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 400, maxLength: 900 }),
        fc.array(fc.nat({ max: 1_000_000 }), { minLength: 120, maxLength: 120 }),
        (bytes, keys) => {
          const all = urFrames(bytes, 40, 90);
          const shuffled = all
            .map((frame, index) => ({ frame, key: keys[index % keys.length] ?? 0 }))
            .sort((left, right) => left.key - right.key)
            .map(({ frame }) => frame);
          expect(readFrames(shuffled.slice(0, Math.ceil(all.length * 0.7))).message).toEqual(bytes);
          const few = readFrames(all.slice(2, 10));
          expect(few).toMatchObject({ message: undefined, have: 8 });
          expect(few.missing).toEqual(expect.arrayContaining([1, 2]));
          expect(few.missing).toHaveLength(few.count - few.have);
        },
      ),
      { numRuns: 25 },
    );
  });

  // Would catch: a hostile frame that makes the machine solve for a million fragments.
  it('are refused where they claim more than an answer can be', () => {
    const huge = urFrames(new Uint8Array(2_500 * 10), 10)[0] ?? '';
    expect(readFrames([huge])).toMatchObject({ message: undefined, count: 0, strange: 1 });
  });
});

describe('an answer', () => {
  const answer = {
    dalel: 'balance-answer',
    v: 1,
    reference: 'ABCD',
    source: { kind: 'explorer', name: 'mempool.space' },
    answers: [{ n: 1, amount: '5', at: '2026-11-18T02:31:00Z' }],
  };

  it('is read from text and from frames alike', () => {
    const text = JSON.stringify(answer);
    const frames = urFrames(new TextEncoder().encode(text), 40);
    expect(readBridgeAnswer(text)).toMatchObject({ state: 'read', answer });
    expect(readBridgeAnswer(frames.join('\n'))).toMatchObject({ state: 'read', answer });
    expect(readBridgeAnswer(frames.slice(1).join('\n'))).toMatchObject({ state: 'incomplete' });
  });

  // Amounts as numbers lose their last digits; a time without its zone is another time.
  it('with an amount that is no string of digits, or a time without a zone, is refused', () => {
    for (const line of [
      { n: 1, amount: 5 },
      { n: 1, amount: '1.5' },
      { n: 1, amount: '5', at: '2026-11-18T02:31' },
    ])
      expect(readBridgeAnswer(JSON.stringify({ ...answer, answers: [line] })).state).toBe('unreadable');
    expect(readBridgeAnswer('<html>').state).toBe('unreadable');
  });
});
