// What can be done with an outlet now: one main action, the others beside it.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { FRAME } from "../../../text/committee/frame.ts";
import type { Dossier } from "../../api/shapes.ts";
import { findVoteBar, visitToDecide } from "../../state/deciding.ts";
import { useCaisse } from "../../widgets/context.ts";
import { Link } from "../../widgets/link.tsx";
import { printPage } from "../../widgets/print.ts";
import { Erasure } from "./erasure.tsx";

export function Actions({ dossier, onChange }: { dossier: Dossier; onChange: () => void }): JSX.Element {
  const { caisse, isCoordinator } = useCaisse();
  const isErasing = useSignal(false);
  const at = { caisse: caisse.slug, outlet: dossier.outlet.id };
  const mayDecide = findVoteBar(dossier) === null;
  const isAgain = visitToDecide(dossier)?.amended_since_decision === true;
  const hasConvention = dossier.stage === "conventioned";
  const mayErase = dossier.stage === "refused" || dossier.stage === "adjourned" || dossier.stage === "ended";
  const isUnderWay = dossier.visits.some(({ state }) => state === "planned" || state === "in_progress");
  const mayPlan = !hasConvention && !isUnderWay && dossier.stage !== "erased" && dossier.stage !== "to_decide";
  const link = (page: "decision" | "revocation" | "takeover" | "sheet" | "visit-here", words: string, look: string): JSX.Element => (
    <Link to={{ page, ...at }} classes={`button ${look}`}>
      {words}
    </Link>
  );
  return (
    <div class="cluster no-print">
      {mayDecide && link("decision", isAgain ? DOSSIER.decideAgain : DOSSIER.decide, "button-main")}
      {hasConvention && link("revocation", DOSSIER.revoke, "button-danger")}
      {isCoordinator && mayPlan && link("visit-here", DOSSIER.plan, "")}
      {isCoordinator && dossier.stage === "to_visit" && link("takeover", DOSSIER.takeover, "")}
      {isCoordinator && dossier.stage !== "erased" && link("sheet", DOSSIER.editSheet, "")}
      <button type="button" class="button button-quiet" onClick={() => void printPage()}>
        {FRAME.print}
      </button>
      {isCoordinator && mayErase && (
        <button type="button" class="button button-danger" onClick={() => (isErasing.value = true)}>
          {DOSSIER.erase}
        </button>
      )}
      {isErasing.value && <Erasure outlet={dossier.outlet.id} onClose={() => (isErasing.value = false)} onErased={onChange} />}
    </div>
  );
}
