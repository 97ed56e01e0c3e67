import { existsSync } from 'node:fs';
import path from 'node:path';

const bindingFile = path.join('native', 'better_sqlite3.node');
/** better-sqlite3 13 keeps references to strings, which Node-API has since this version. */
const neededNodeApi = 10;

/**
 * The `nativeBinding` option for better-sqlite3: the path of the binding that `npm start` builds for runtimes with an
 * older Node-API, or undefined where the prebuilt one of the package works.
 * @throws Error when this runtime needs a built binding and there is none.
 */
export function nativeBindingPath(): string | undefined {
  if (Number(process.versions.napi) >= neededNodeApi) return undefined;
  const found = candidates().find((file) => existsSync(file));
  if (found === undefined) {
    throw new Error(
      `This runtime speaks Node-API ${process.versions.napi}; the database binding for it is not built.`,
    );
  }
  return found;
}

/** The binding for tokens: the one that setup builds, or the one that the package's own build made. '' where there is none. */
export function tokenBindingPath(): string {
  const own = candidates(path.join('native', 'pkcs11.node'));
  const packages = candidates(path.join('node_modules', 'pkcs11js', 'build', 'Release', 'pkcs11.node'));
  return [...own, ...packages].find((file) => existsSync(file)) ?? '';
}

/** Beside the built code (out/native), seen from out/main and its chunks, packaged or not. */
function candidates(file = bindingFile): string[] {
  const folders: string[] = [];
  let folder = import.meta.dirname.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  for (let depth = 0; depth < 4; depth += 1) {
    folders.push(path.join(folder, file), path.join(folder, 'out', file));
    folder = path.dirname(folder);
  }
  return folders;
}
