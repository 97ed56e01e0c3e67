/** How long after the officer pressed the button the page may ask for the camera, in milliseconds. */
const window = 10_000;
let allowedUntil = 0;

/** The officer asked for the camera just now. */
export function allowCamera(): void {
  allowedUntil = Date.now() + window;
}

/** Whether this permission is the camera's alone, and was asked for by a hand just now. Sound is never allowed. */
export function isAskedCamera(permission: string, media: readonly (string | undefined)[]): boolean {
  return (
    permission === 'media' &&
    media.length > 0 &&
    media.every((kind) => kind === 'video') &&
    Date.now() < allowedUntil
  );
}
