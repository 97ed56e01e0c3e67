import type { BrowserWindow } from 'electron';

const micrometres = 1_000;

/**
 * The system's own print dialog, never without it. Width and height in millimetres. `reason` is '' where the officer
 * closed the dialog, else what the system says of the printer.
 */
export function printWindow(
  window: BrowserWindow,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<{ printed: boolean; reason: string }> {
  return new Promise((resolve) => {
    window.webContents.print(
      {
        silent: false,
        printBackground: true,
        margins: { marginType: 'none' },
        pageSize: { width: width * micrometres, height: height * micrometres },
      },
      (printed, reason) => resolve({ printed, reason: printed || /cancel/i.test(reason) ? '' : reason }),
    );
  });
}
