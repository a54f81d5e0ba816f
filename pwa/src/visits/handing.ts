// Hands a file to the person: by the share sheet of the tablet where it has one, else as a download.

export type Handed = "done" | "given-up" | "impossible";

const KEEP_MS = 120_000;

/** True where the tablet says that it can share files. */
export function canShare(file: File): boolean {
  const { canShare: ask } = navigator as Partial<Pick<Navigator, "canShare">>;
  return ask?.call(navigator, { files: [file] }) === true;
}

/** Opens the share sheet; « impossible » where the system refuses this sort of file after all. */
export async function share(file: File): Promise<Handed> {
  try {
    await navigator.share({ files: [file] });
    return "done";
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "given-up" : "impossible";
  }
}

/** Saves the file where downloads go. */
export function download(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
}
