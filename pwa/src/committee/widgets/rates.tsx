// Rates, family by family, in words.
import type { JSX } from "preact";
import { DOSSIER } from "../../text/committee/dossier.ts";
import type { RateInWords } from "../api/shapes.ts";

export function RateList({ rates }: { rates: readonly RateInWords[] }): JSX.Element {
  return (
    <ul class="rates">
      {rates.map(({ label, class_label, percent, words }) => (
        <li key={label}>
          <span class="rate-percent">{DOSSIER.percent(percent)}</span>
          <span class="row-main">
            <span class="strong">{label}</span>
            <span>{words}</span>
            {class_label !== null && <span class="muted small">{class_label}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
