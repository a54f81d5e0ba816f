// The photos of the paper: those of the visit as a whole, asked for page by page.
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { listPhotos } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { PRINTING } from "../../text/printing.ts";
import { PhotoList } from "./photo-box.tsx";
import { PhotoInput, useTaking } from "./photo-input.tsx";

export function PaperPhotos({ model }: { model: VisitModel }): JSX.Element {
  const id = useId();
  const taking = useTaking({ model, question: null, family: null });
  const photos = listPhotos(model.reading.value, null, null);
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{PRINTING.paper_photos}</h2>
      <p class="muted">{PRINTING.paper_photos_lead}</p>
      {photos.length === 0 && <p>{PRINTING.paper_photo_missing}</p>}
      {!model.frozen.value && <PhotoInput taking={taking} />}
      <PhotoList model={model} photos={photos} taking={taking} />
    </section>
  );
}
