// One question: its answer, then in one row what else can be done: another answer, a photo, a note.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Question } from "../../domain/charter.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayText } from "../../text/charter.ts";
import { PHOTOS } from "../../text/photos.ts";
import { TEXT } from "../../text/visits.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { More } from "../../ui/more.tsx";
import { AnswerInput } from "./answer-input.tsx";
import { DisputeNotice } from "./dispute.tsx";
import { NoteBox } from "./note-box.tsx";
import { PhotoList } from "./photo-box.tsx";
import { hasCamera, PhotoInput, QuietPhotoInput, useTaking } from "./photo-input.tsx";
import { SpecialAnswers } from "./special-answers.tsx";

export type QuestionProps = { model: VisitModel; question: Question; family: string | null };

/** The id of the element that an address with the question leads to. */
export function cardId(question: string): string {
  return `question-${question}`;
}

/** Watches its own question alone: an answer elsewhere does not draw it again. */
export function QuestionCard(props: QuestionProps): JSX.Element {
  const { model, question, family } = props;
  const { dispute, photoDisputes } = model.viewOf(question.code, family).value;
  return (
    <fieldset id={cardId(question.code)} tabIndex={-1} class={dispute ? "card question question-disputed" : "card question"}>
      <legend><span class="question-text">{sayText(question.text)}</span></legend>
      <div class="stack">
        {(question.help ?? question.partly) && (
          <More label={TEXT.help}>
            <div class="stack-tight">
              {question.help && <p>{sayText(question.help)}</p>}
              {question.partly && <p>{`${TEXT.partly_means} ${sayText(question.partly)}`}</p>}
            </div>
          </More>
        )}
        {dispute && <DisputeNotice model={model} dispute={dispute} title={TEXT.disputed} hint={TEXT.dispute_settle} />}
        <AnswerInput {...props} />
        {photoDisputes.map((photo) => (
          <DisputeNotice key={photo.field} model={model} dispute={photo} title={TEXT.photo_disputed} hint={TEXT.photo_dispute_settle} />
        ))}
        <Extras {...props} />
      </div>
    </fieldset>
  );
}

/** What is rarer than the answer itself: closed until asked for, open when it holds something. */
function Extras(props: QuestionProps): JSX.Element {
  const { model, question, family } = props;
  const [special, setSpecial] = useState(false);
  const [note, setNote] = useState(false);
  const [photo, setPhoto] = useState(false);
  const taking = useTaking({ model, question: question.code, family });
  const { given, photos } = model.viewOf(question.code, family).value;
  const isSpecial = given !== null && "special" in given;
  const hasNote = family === null && model.textOf({ kind: "note", question: question.code, family }) !== "";
  const wanted = question.evidence === "photo" || question.kind === "photo";
  const frozen = model.frozen.value;
  return (
    <>
      {wanted && !frozen && <PhotoInput taking={taking} wanted={photos.length === 0} />}
      {!frozen && (
        <div class="tools">
          {!isSpecial && <Tool label={TEXT.other_answer} open={special} onPress={() => setSpecial(!special)} />}
          {!wanted && hasCamera() && <Tool icon="camera" label={PHOTOS.photo} open={photo} onPress={() => setPhoto(!photo)} />}
          {!wanted && !hasCamera() && <QuietPhotoInput taking={taking} />}
          {family === null && !hasNote && <Tool icon="pencil" label={TEXT.note_add} open={note} onPress={() => setNote(!note)} />}
        </div>
      )}
      {(special || isSpecial) && <SpecialAnswers {...props} />}
      {photo && !frozen && <PhotoInput taking={taking} />}
      <PhotoList model={model} photos={photos} taking={taking} />
      {family === null && <NoteBox {...props} open={note || hasNote} takesFocus={note} />}
    </>
  );
}

function Tool({ icon, label, open, onPress }: { icon?: IconName; label: string; open: boolean; onPress: () => void }): JSX.Element {
  return (
    <button type="button" class="button button-quiet" aria-expanded={open} onClick={onPress}>
      {icon && <Icon name={icon} />}
      {label}
    </button>
  );
}
