// The photos of a question: thumbnails of what is really kept, delete with undo.
import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useApp } from "./context.ts";
import type { QuestionProps } from "./question-card.tsx";

/** Said as long as the question has no photo. */
export function PhotoWanted({ model, question, family }: QuestionProps): JSX.Element | null {
  if (model.viewOf(question.code, family).value.photos.length > 0) return null;
  return <p class="small muted">{`${TEXT.photo_wanted} ${TEXT.photo_faces}`}</p>;
}

export function PhotoList({ model, question, family }: QuestionProps): JSX.Element {
  const { photos } = model.viewOf(question.code, family).value;
  const [removed, setRemoved] = useState<string | null>(null);
  const show = async (first: string, present: boolean): Promise<void> => {
    setRemoved(present ? null : first);
    await model.showPhoto(first, present);
  };
  return (
    <>
      {photos.length > 0 && (
        <ul class="photos" aria-label={TEXT.photos}>
          {photos.map((photo, i) => (
            <li key={photo.first}>
              <Thumbnail sha256={photo.sha256} alt={`Vue ${i + 1}`} />
              {!model.frozen.value && (
                <button type="button" class="button button-quiet" onClick={() => void show(photo.first, false)}>
                  <Icon name="trash" />
                  {TEXT.photo_remove}
                  <span class="visually-hidden">{` la photo ${i + 1}`}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {removed !== null && (
        <Notice tone="plain">
          <div class="cluster">
            <p role="status">{TEXT.photo_removed}</p>
            <button type="button" class="button" onClick={() => void show(removed, true)}>
              <Icon name="undo" />
              {TEXT.photo_undo}
            </button>
          </div>
        </Notice>
      )}
      {model.preparing.value > 0 && <p role="status">{TEXT.photo_preparing}</p>}
    </>
  );
}

/** The bytes are read at once: some phones take the file back a moment later (field.md B9). */
export function PhotoInput({ model, question, family, wanted }: QuestionProps & { wanted: boolean }): JSX.Element {
  const id = useId();
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])].map((file) => ({ type: file.type, bytes: readBytes(file) }));
    const kept = files.map(({ bytes, type }) => model.addPhoto(question.code, family, bytes, type));
    await Promise.all(files.map(({ bytes }) => bytes));
    input.value = "";
    await Promise.all(kept);
  };
  return (
    <div class="photo-input">
      <input id={id} class="visually-hidden" type="file" accept="image/*" multiple aria-describedby={`${id}-faces`} onChange={(event) => void take(event.currentTarget)} />
      <label for={id} class={wanted ? "button" : "button button-quiet"}>
        <Icon name="camera" />
        {TEXT.photo_add}
      </label>
      <p id={`${id}-faces`} class="visually-hidden">{TEXT.photo_faces}</p>
    </div>
  );
}

/** Bytes that cannot be read are told as an empty photo. */
async function readBytes(file: File): Promise<ArrayBuffer> {
  return file.arrayBuffer().catch(() => new ArrayBuffer(0));
}

export function Thumbnail({ sha256, alt }: { sha256: string; alt: string }): JSX.Element {
  const app = useApp();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void app.readPhoto(sha256).then((bytes) => {
      if (!bytes || gone) return;
      made = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [app, sha256]);
  if (url === null) return <p class="photo-away small">{TEXT.photo_elsewhere}</p>;
  return <img class="photo" src={url} alt={alt} />;
}

