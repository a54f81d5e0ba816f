// The photos of a visit: small in a row, large in a dialog, named by their question and their author.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Photo } from "../../api/shapes.ts";
import { useCaisse } from "../../widgets/context.ts";
import { Dialog } from "../../widgets/dialog.tsx";

export function Photos({ photos }: { photos: readonly Photo[] }): JSX.Element {
  const shown = useSignal<number | null>(null);
  const held = photos.filter((photo) => photo.held);
  return (
    <section class="stack-tight">
      <h2>
        {DOSSIER.photos} <span class="count">{photos.length}</span>
      </h2>
      {photos.length === 0 && <p class="muted">{DOSSIER.noPhotos}</p>}
      <ul class="photos">
        {photos.map((photo) => (
          <li key={photo.id}>
            {photo.held ? <Thumbnail photo={photo} onOpen={() => (shown.value = held.indexOf(photo))} /> : <Awaited photo={photo} />}
          </li>
        ))}
      </ul>
      {shown.value !== null && <Large photos={held} index={shown.value} onShow={(index) => (shown.value = index)} />}
    </section>
  );
}

function Thumbnail({ photo, onOpen }: { photo: Photo; onOpen: () => void }): JSX.Element {
  const { client } = useCaisse();
  const alt = DOSSIER.photoAlt(photo.question, photo.author);
  return (
    <button type="button" class="photo" aria-label={DOSSIER.photoOpen(alt)} onClick={onOpen}>
      <img src={client.photoAddress(photo.sha256)} alt="" loading="lazy" />
      <span class="small">{photo.question ?? photo.author}</span>
    </button>
  );
}

function Awaited({ photo }: { photo: Photo }): JSX.Element {
  return (
    <div class="photo photo-away">
      <span class="photo-frame">
        <Icon name="camera" />
        <span class="strong">{DOSSIER.photoAway}</span>
        <span class="small">{DOSSIER.photoAwayHint}</span>
      </span>
      <span class="small">{photo.question ?? photo.author}</span>
    </div>
  );
}

function Large({ photos, index, onShow }: { photos: readonly Photo[]; index: number; onShow: (index: number | null) => void }): JSX.Element {
  const { client } = useCaisse();
  const photo = photos[index];
  const turn = (by: number): void => onShow((index + by + photos.length) % photos.length);
  return (
    <Dialog title={DOSSIER.photoCount(index + 1, photos.length)} wide onClose={() => onShow(null)}>
      {photo && (
        <figure class="photo-large">
          <img src={client.photoAddress(photo.sha256)} alt={DOSSIER.photoAlt(photo.question, photo.author)} />
          <figcaption>
            {photo.question !== null && <span class="strong">{photo.question}</span>} <span class="muted">{photo.author}</span>
          </figcaption>
        </figure>
      )}
      {photos.length > 1 && (
        <div class="cluster photo-turns">
          <button type="button" class="button" onClick={() => turn(-1)}>
            <Icon name="back" />
            {DOSSIER.previous}
          </button>
          <button type="button" class="button" onClick={() => turn(1)}>
            {DOSSIER.next}
            <Icon name="next" />
          </button>
        </div>
      )}
    </Dialog>
  );
}
