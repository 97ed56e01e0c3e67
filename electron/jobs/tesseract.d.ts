/** Tesseract as WebAssembly, one self-contained file. It has no code that could fetch anything. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js' {
  interface Api {
    Init(dataPath: null, language: string, engine: number): number;
    SetVariable(name: string, value: string): boolean;
    /** Reads `/input`. `orientation` is EXIF's, 1 to 8. Answers 1 for what is no image. */
    SetImageFile(orientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetTSVText(): string;
    End(): void;
  }
  interface Module {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
    readonly TessBaseAPI: new () => Api;
  }
  export default function load(options: {
    print: (line: string) => void;
    printErr: (line: string) => void;
    TesseractProgress: (percent: number) => void;
  }): Promise<Module>;
}
