// Giving photos: the camera and the gallery apart where the device has both.
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { VisitModel } from "../../state/visit.ts";
import { PHOTOS } from "../../text/photos.ts";
import { Icon } from "../../ui/icon.tsx";

/** What photos are about: a question, of a family or of the outlet; no question: the place as a whole. */
export type About = { model: VisitModel; question: string | null; family: string | null };

export type Refused = { name: string; slug: string };

/** Photos on their way from the file to the tablet. */
export type Taking = {
  /** Number of photos being prepared here. */
  preparing: number;
  /** Those of the last choice that were not kept, when there were several: the status line says only one. */
  refused: readonly Refused[];
  take: (files: readonly File[]) => Promise<void>;
};

/** True where a file field can open the camera by itself: phones and tablets. */
export function hasCamera(): boolean {
  return "capture" in HTMLInputElement.prototype;
}

/** The bytes are read at once: some phones take the file back a moment later (field.md B9). */
export function useTaking({ model, question, family }: About): Taking {
  const [preparing, setPreparing] = useState(0);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const keep = async (file: File): Promise<Refused[]> => {
    const slug = await model.addPhoto(question, family, readBytes(file), file.type);
    setPreparing((count) => count - 1);
    return slug === null ? [] : [{ name: file.name, slug }];
  };
  const take = async (files: readonly File[]): Promise<void> => {
    setRefused([]);
    setPreparing((count) => count + files.length);
    const kept = (await Promise.all(files.map(keep))).flat();
    if (files.length > 1) setRefused(kept);
  };
  return { preparing, refused, take };
}

type InputProps = { taking: Taking; about: string };

/** The buttons, and above them what must not be in the picture; `wanted`: the question still lacks one. */
export function PhotoInput({ taking, wanted = false }: { taking: Taking; wanted?: boolean }): JSX.Element {
  const about = useId();
  return (
    <div class="stack-tight">
      <p id={about} class="small muted">
        {wanted && <strong>{`${PHOTOS.wanted} `}</strong>}
        {PHOTOS.faces}
      </p>
      <div class="cluster">
        {hasCamera() && <FileButton taking={taking} about={about} label={PHOTOS.take} camera />}
        <FileButton taking={taking} about={about} label={hasCamera() ? PHOTOS.choose : PHOTOS.add} />
      </div>
    </div>
  );
}

/** One small button among others, where there is no camera to tell from the gallery. */
export function QuietPhotoInput({ taking }: { taking: Taking }): JSX.Element {
  const about = useId();
  return (
    <>
      <FileButton taking={taking} about={about} label={PHOTOS.photo} quiet />
      <p id={about} class="visually-hidden">{PHOTOS.faces}</p>
    </>
  );
}

function FileButton({ taking, about, label, camera = false, quiet = false }: InputProps & { label: string; camera?: boolean; quiet?: boolean }): JSX.Element {
  const id = useId();
  const take = async (input: HTMLInputElement): Promise<void> => {
    const taken = taking.take([...(input.files ?? [])]);
    // The same photo may be chosen again; the field forgets it once its bytes are read.
    await taken;
    input.value = "";
  };
  return (
    <div class="photo-input">
      <input id={id} class="visually-hidden" type="file" accept="image/*" {...(camera ? { capture: "environment" as const } : { multiple: true })} aria-describedby={about} onChange={(event) => void take(event.currentTarget)} />
      <label for={id} class={quiet ? "button button-quiet" : "button"}>
        <Icon name={camera || quiet ? "camera" : "picture"} />
        {label}
      </label>
    </div>
  );
}

/** Bytes that cannot be read are told as an empty photo. */
async function readBytes(file: File): Promise<ArrayBuffer> {
  return file.arrayBuffer().catch(() => new ArrayBuffer(0));
}
