import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  AlphaAction,
  ColorProfile,
  ColorSpace,
  FilterType,
  type IMagickImage,
  initializeImageMagick,
  MagickColors,
  MagickFormat,
  MagickGeometry,
  MagickImage,
  MagickImageInfo,
  MagickReadSettings,
  ResourceLimits,
} from '@imagemagick/magick-wasm';
import { Refusal } from '../../db/domain/refusal';
import { srgbProfile } from './srgbProfile';
import type { PictureJob, ScaledPicture } from './types';

/** What is read, each by its own reader and no other: the library knows many formats that are programs. */
const formats: Readonly<Record<string, { readonly format: MagickFormat; readonly lossless: boolean }>> = {
  'image/jpeg': { format: MagickFormat.Jpeg, lossless: false },
  'image/png': { format: MagickFormat.Png, lossless: true },
  'image/webp': { format: MagickFormat.WebP, lossless: false },
  'image/gif': { format: MagickFormat.Gif, lossless: true },
  'image/bmp': { format: MagickFormat.Bmp, lossless: true },
  'image/tiff': { format: MagickFormat.Tiff, lossless: true },
  'image/heic': { format: MagickFormat.Heic, lossless: false },
  'image/avif': { format: MagickFormat.Avif, lossless: false },
};

/** No camera makes more; a file of a few bytes may say that it has. */
const mostPixels = 150_000_000;
const longestOfAll = 40_000n;
/** Pixels in memory take four bytes each. */
const mostMemory = 1_200_000_000n;
const quality = 80;

/**
 * A photograph as it is printed: decoded, upright, in the colours of screens, on white where it was transparent, no longer
 * than `longSide`, and written anew with pixels alone: no place, no name, no thumbnail of the camera comes along. The same
 * bytes give the same bytes. Of several images in one file it is the first.
 * @throws Refusal `attachment.not-image` for what cannot be decoded or has more than 150 million pixels
 */
export async function scalePicture(job: PictureJob): Promise<ScaledPicture> {
  const known = formats[job.mediaType];
  if (known === undefined) throw new Refusal('attachment.not-image');
  loaded ??= load();
  await loaded;
  setLimits();
  const image = MagickImage.create();
  try {
    const { width, height } = measure(job.picture, known.format);
    image.read(job.picture, settingsOf(known.format, job.longSide));
    inScreenColours(image);
    image.autoOrient();
    image.backgroundColor = MagickColors.White;
    image.alpha(AlphaAction.Remove);
    shrink(image, job.longSide);
    image.strip();
    const turned = width > height !== image.width > image.height;
    const original = turned ? { width: height, height: width } : { width, height };
    return { ...smallest(image, known.lossless), width: image.width, height: image.height, original };
  } catch {
    throw new Refusal('attachment.not-image');
  } finally {
    image.dispose();
  }
}

let loaded: Promise<void> | undefined;

/** The types of Node know no constructor of it. */
const Module: new (bytes: Uint8Array<ArrayBuffer>) => WebAssembly.Module = Reflect.get(
  Reflect.get(globalThis, 'WebAssembly'),
  'Module',
);

/**
 * Read from the installed package: nothing is fetched. Compiled by this thread itself: left to the threads that all workers
 * share, two that compile the same library wait for each other where there are few of them.
 */
function load(): Promise<void> {
  const require = createRequire(import.meta.url);
  const bytes = readFileSync(require.resolve('@imagemagick/magick-wasm/magick.wasm'));
  return initializeImageMagick(new Module(bytes));
}

function setLimits(): void {
  ResourceLimits.width = longestOfAll;
  ResourceLimits.height = longestOfAll;
  ResourceLimits.area = mostMemory;
  ResourceLimits.memory = mostMemory;
  ResourceLimits.disk = 0n;
}

/** @throws where the head says that there is more than we decode */
function measure(bytes: Uint8Array, format: MagickFormat): { width: number; height: number } {
  const { width, height } = MagickImageInfo.create(bytes, new MagickReadSettings({ format, ...firstOnly }));
  if (width * height > mostPixels || width < 1 || height < 1)
    throw new RangeError('more pixels than are read');
  return { width, height };
}

const firstOnly = { frameIndex: 0, frameCount: 1 } as const;

function settingsOf(format: MagickFormat, longSide: number): MagickReadSettings {
  const settings = new MagickReadSettings({ format, ...firstOnly });
  // A JPEG is decoded at the half, the fourth or the eighth where that is enough: a fraction of time and memory.
  settings.setDefine(MagickFormat.Jpeg, 'size', `${longSide}x${longSide}`);
  return settings;
}

/** Phones name a wider space than screens show, printers four inks: without this colours come out dull or inverted. */
function inScreenColours(image: IMagickImage): void {
  if (image.hasProfile('icc')) {
    try {
      image.transformColorSpace(new ColorProfile(srgbProfile()));
    } catch {
      // A damaged profile: the numbers are taken as they stand.
      image.removeProfile('icc');
    }
  }
  if (image.colorSpace !== ColorSpace.sRGB && image.colorSpace !== ColorSpace.Gray)
    image.colorSpace = ColorSpace.sRGB;
}

function shrink(image: IMagickImage, longSide: number): void {
  if (Math.max(image.width, image.height) <= longSide) return;
  image.resize(new MagickGeometry(longSide, longSide), FilterType.Mitchell);
}

/** A screenshot or a drawing is smaller and sharper without loss, a photograph with it. */
function smallest(image: IMagickImage, lossless: boolean): Pick<ScaledPicture, 'mime' | 'bytes'> {
  image.quality = quality;
  const jpeg = image.write(MagickFormat.Jpeg, (bytes) => Uint8Array.from(bytes));
  if (!lossless) return { mime: 'image/jpeg', bytes: jpeg };
  image.quality = 95;
  const png = image.write(MagickFormat.Png24, (bytes) => Uint8Array.from(bytes));
  return png.length < jpeg.length ? { mime: 'image/png', bytes: png } : { mime: 'image/jpeg', bytes: jpeg };
}
