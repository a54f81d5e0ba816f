// The photos of the paper, which answer no question: one a page, removed with undo.
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { listPhotos } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { PRINTING } from "../../text/printing.ts";
import { TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Thumbnail } from "./photo-box.tsx";

export function PaperPhotos({ model }: { model: VisitModel }): JSX.Element {
  const id = useId();
  const photos = listPhotos(model.reading.value, null, null);
  const [removed, setRemoved] = useState<string | null>(null);
  const show = (first: string, present: boolean): void => {
    setRemoved(present ? null : first);
    void model.showPhoto(first, present);
  };
  return (
    <section class="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{PRINTING.paper_photos}</h2>
      <p class="muted">{PRINTING.paper_photos_lead}</p>
      {photos.length > 0 && (
        <ul class="photos" aria-label={PRINTING.paper_photos}>
          {photos.map((photo, i) => (
            <li key={photo.first}>
              <Thumbnail sha256={photo.sha256} alt={`Page ${i + 1} du papier`} />
              {!model.frozen.value && (
                <button type="button" class="button button-quiet" onClick={() => show(photo.first, false)}>
                  <Icon name="trash" />
                  {TEXT.photo_remove}
                  <span class="visually-hidden">{` la page ${i + 1}`}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {removed !== null && !model.frozen.value && (
        <Notice tone="plain">
          <div class="cluster">
            <p role="status">{TEXT.photo_removed}</p>
            <button type="button" class="button" onClick={() => show(removed, true)}>
              <Icon name="undo" />
              {TEXT.photo_undo}
            </button>
          </div>
        </Notice>
      )}
      {model.preparing.value > 0 && <p role="status">{TEXT.photo_preparing}</p>}
      {!model.frozen.value && <Take model={model} hasSome={photos.length > 0} />}
    </section>
  );
}

/** The bytes are read at once: some phones take the file back a moment later (field.md B9). */
function Take({ model, hasSome }: { model: VisitModel; hasSome: boolean }): JSX.Element {
  const id = useId();
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])].map((file) => ({ type: file.type, bytes: file.arrayBuffer().catch(() => new ArrayBuffer(0)) }));
    const kept = files.map(({ bytes, type }) => model.addPhoto(null, null, bytes, type));
    await Promise.all(files.map(({ bytes }) => bytes));
    input.value = "";
    await Promise.all(kept);
  };
  return (
    <div class="photo-input">
      {!hasSome && <p id={`${id}-missing`}>{PRINTING.paper_photo_missing}</p>}
      <input id={id} class="visually-hidden" type="file" accept="image/*" multiple onChange={(event) => void take(event.currentTarget)} />
      <label for={id} class="button">
        <Icon name="camera" />
        {PRINTING.paper_photo_add}
      </label>
    </div>
  );
}
