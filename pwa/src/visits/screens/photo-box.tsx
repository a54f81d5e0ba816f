// The photos of a question, or of the place: thumbnails of what is really kept, enlarged on demand, removed with undo.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { VisiblePhoto } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { PHOTOS, sayEnlarge, sayNotKept, sayPlace, sayPreparing, sayView } from "../../text/photos.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useApp } from "./context.ts";
import type { Taking } from "./photo-input.tsx";

type ListProps = { model: VisitModel; photos: readonly VisiblePhoto[]; taking: Taking };

export function PhotoList({ model, photos, taking }: ListProps): JSX.Element {
  const [removed, setRemoved] = useState<string | null>(null);
  const [large, setLarge] = useState<number | null>(null);
  const [restored, setRestored] = useState<string | null>(null);
  const show = (first: string, present: boolean): void => {
    setRemoved(present ? null : first);
    setRestored(present ? first : null);
    void model.showPhoto(first, present);
  };
  return (
    <>
      {photos.length > 0 && (
        <ul class="photos" aria-label={PHOTOS.photos}>
          {photos.map((photo, i) => (
            <li key={photo.first}>
              <Enlarge photo={photo} place={i + 1} takesFocus={restored === photo.first} onOpen={() => setLarge(i)} />
              {!model.frozen.value && (
                <button type="button" class="button button-quiet" onClick={() => show(photo.first, false)}>
                  <Icon name="trash" />
                  {PHOTOS.remove}
                  <span class="visually-hidden">{` la photo ${i + 1}`}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {removed !== null && !model.frozen.value && <Undo onUndo={() => show(removed, true)} />}
      {taking.preparing > 0 && <p role="status">{sayPreparing(taking.preparing)}</p>}
      {taking.refused.length > 0 && (
        <Notice tone="bad" urgent>
          {taking.refused.map(({ name, slug }, i) => <p key={i}>{sayNotKept(name, slug)}</p>)}
        </Notice>
      )}
      {large !== null && <Large photos={photos} index={large} onShow={setLarge} />}
    </>
  );
}

/** The removed photo's button is gone: the focus goes to the one that brings it back. */
function Undo({ onUndo }: { onUndo: () => void }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <Notice tone="plain">
      <div class="cluster">
        <p role="status">{PHOTOS.removed}</p>
        <button ref={button} type="button" class="button" onClick={onUndo}>
          <Icon name="undo" />
          {PHOTOS.undo}
        </button>
      </div>
    </Notice>
  );
}

type EnlargeProps = { photo: VisiblePhoto; place: number; takesFocus: boolean; onOpen: () => void };

/** `takesFocus`: it was just put back, and the button that did so is gone. */
function Enlarge({ photo, place, takesFocus, onOpen }: EnlargeProps): JSX.Element {
  const url = usePhoto(photo.sha256);
  const button = useRef<HTMLButtonElement>(null);
  const isDrawn = url !== null;
  useEffect(() => {
    if (takesFocus && isDrawn) button.current?.focus({ preventScroll: true });
  }, [takesFocus, isDrawn]);
  if (!isDrawn) return <Away />;
  return (
    <button ref={button} type="button" class="photo-open" aria-label={sayEnlarge(place)} onClick={onOpen}>
      <img class="photo" src={url} alt="" />
    </button>
  );
}

function Large({ photos, index, onShow }: { photos: readonly VisiblePhoto[]; index: number; onShow: (index: number | null) => void }): JSX.Element | null {
  const photo = photos[index];
  const turn = (by: number): void => onShow((index + by + photos.length) % photos.length);
  if (!photo) return null;
  return (
    <Dialog title={sayPlace(index + 1, photos.length)} wide close={PHOTOS.close} onClose={() => onShow(null)}>
      <figure class="photo-large">
        <Thumbnail key={photo.sha256} sha256={photo.sha256} alt={sayView(index + 1)} whole />
      </figure>
      {photos.length > 1 && (
        <div class="cluster photo-turns">
          <button type="button" class="button" onClick={() => turn(-1)}>
            <Icon name="back" />
            {PHOTOS.previous}
          </button>
          <button type="button" class="button" onClick={() => turn(1)}>
            {PHOTOS.next}
            <Icon name="next" />
          </button>
        </div>
      )}
    </Dialog>
  );
}

/** The photo as kept; `whole`: not cut to the shape of a thumbnail. */
export function Thumbnail({ sha256, alt, whole = false }: { sha256: string; alt: string; whole?: boolean }): JSX.Element {
  const url = usePhoto(sha256);
  return url === null ? <Away /> : <img class={whole ? undefined : "photo"} src={url} alt={alt} />;
}

function Away(): JSX.Element {
  return <p class="photo-away small">{PHOTOS.elsewhere}</p>;
}

/** The address of the bytes that are kept here, as long as the picture is drawn; null without them. */
function usePhoto(sha256: string): string | null {
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
  return url;
}
