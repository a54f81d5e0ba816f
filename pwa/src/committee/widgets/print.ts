// Printing the page: pictures that were not scrolled to are fetched first, so that none is blank on paper.

const LONGEST_WAIT_MS = 5_000;

/** Waits for the pictures of the page, at most five seconds, then opens the printer's dialog. */
export async function printPage(): Promise<void> {
  const images = [...document.querySelectorAll<HTMLImageElement>("main img")];
  for (const image of images) image.loading = "eager";
  const ready = Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  await Promise.race([ready, late]);
  print();
}
