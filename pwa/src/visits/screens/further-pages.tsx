// The pages of a visit that come after its questions, or beside them. Fetched apart from the rest.
import type { JSX } from "preact";
import type { VisitModel } from "../../state/visit.ts";
import type { FurtherRoute } from "../router.ts";
import { DisputesScreen } from "./disputes.tsx";
import { PaperScreen } from "./paper.tsx";
import { PositionScreen } from "./position.tsx";
import { QuestionsScreen } from "./questions.tsx";
import { SendScreen } from "./send.tsx";

export function FurtherPages({ model, route }: { model: VisitModel; route: FurtherRoute }): JSX.Element {
  switch (route.page) {
    case "questions":
      return <QuestionsScreen model={model} asked={route.typed ?? ""} />;
    case "position":
      return <PositionScreen model={model} />;
    case "disputes":
      return <DisputesScreen model={model} />;
    case "send":
      return <SendScreen model={model} />;
    case "paper":
      return <PaperScreen model={model} />;
  }
}
