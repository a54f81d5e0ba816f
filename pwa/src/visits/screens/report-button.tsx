// The report of a visit that has arrived: made by the server, so with network only, and kept by the tablet as a file.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { PRINTING } from "../../text/printing.ts";
import { sayProblem } from "../../text/problems.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useApp } from "./context.ts";

type State = "idle" | "asked" | "kept" | { slug: string };

/** Nothing until the visit has arrived: before, the server has nothing to tell. */
export function ReportButton({ visit }: { visit: string }): JSX.Element | null {
  const app = useApp();
  const [state, setState] = useState<State>("idle");
  const stage = app.summaries.value.find((one) => one.visit.id === visit)?.stage;
  if (stage !== "sent" && stage !== "decided") return null;
  const ask = async (): Promise<void> => {
    if (state === "asked") return;
    setState("asked");
    const report = await app.fetchReport(visit);
    if (typeof report !== "string") keepFile(report, `compte-rendu-${visit}.pdf`);
    setState(typeof report === "string" ? { slug: report } : "kept");
  };
  return (
    <div class="stack-tight">
      <button type="button" class="button button-fit" aria-disabled={state === "asked"} onClick={() => void ask()}>
        <Icon name="page" />
        {PRINTING.report}
      </button>
      <p role="status">{state === "asked" ? PRINTING.report_asked : state === "kept" ? PRINTING.report_kept : null}</p>
      {typeof state === "object" && <Notice tone="wait" urgent><p>{sayProblem(state.slug)}</p></Notice>}
    </div>
  );
}

/** Hands bytes to the browser as a file of that name. */
function keepFile(bytes: ArrayBuffer, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
