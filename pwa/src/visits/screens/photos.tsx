// Photos of the place as a whole, which answer no question.
import type { JSX } from "preact";
import { listPhotos } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { PHOTOS } from "../../text/photos.ts";
import { TEXT } from "../../text/visits.ts";
import { toHref } from "../router.ts";
import { CorrectionBanner } from "./correction.tsx";
import { Page } from "./page.tsx";
import { PhotoList } from "./photo-box.tsx";
import { PhotoInput, useTaking } from "./photo-input.tsx";

export function PhotosScreen({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const taking = useTaking({ model, question: null, family: null });
  const photos = listPhotos(model.reading.value, null, null);
  return (
    <Page
      title={PHOTOS.whole_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
    >
      <CorrectionBanner model={model} />
      <p class="lead">{PHOTOS.whole_lead}</p>
      {!model.frozen.value && <PhotoInput taking={taking} />}
      {photos.length === 0 && <p class="muted">{PHOTOS.whole_none}</p>}
      <PhotoList model={model} photos={photos} taking={taking} />
    </Page>
  );
}
