// The pages about people: who visits, the person visited, what they sign. Fetched apart from the rest.
import type { JSX } from "preact";
import type { VisitModel } from "../../../state/visit.ts";
import type { PeoplePage } from "../../router.ts";
import { MeetingScreen } from "./meeting.tsx";
import { SigningScreen } from "./signing.tsx";
import { VisitorsScreen } from "./visitors.tsx";

export function PeoplePages({ model, page }: { model: VisitModel; page: PeoplePage }): JSX.Element {
  switch (page) {
    case "visitors":
      return <VisitorsScreen model={model} />;
    case "meeting":
      return <MeetingScreen model={model} />;
    case "signing":
      return <SigningScreen model={model} />;
  }
}
