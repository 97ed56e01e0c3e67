import { useSession } from '../app/session';

export type ScanAnswer = 'taken' | 'refused';

/** Hertz, and seconds from the first one's start: one high tone, or two that fall. */
const tones: Readonly<Record<ScanAnswer, readonly (readonly [pitch: number, at: number])[]>> = {
  taken: [[1320, 0]],
  refused: [
    [440, 0],
    [294, 0.13],
  ],
};
const length = 0.11;
const loudness = 0.15;
let context: AudioContext | undefined;

/** Answers a scan aloud, where this machine is not muted. What it says stands on the screen as well. */
export function scanTone(answer: ScanAnswer): void {
  if (!useSession.getState().preferences.scanSound) return;
  context ??= new AudioContext();
  for (const [pitch, at] of tones[answer]) {
    const begin = context.currentTime + at;
    const gain = new GainNode(context, { gain: loudness });
    // Cut off at once, a tone ends in a click.
    gain.gain.setTargetAtTime(0, begin + length - 0.03, 0.01);
    const source = new OscillatorNode(context, { frequency: pitch });
    source.connect(gain).connect(context.destination);
    source.start(begin);
    source.stop(begin + length);
  }
}
