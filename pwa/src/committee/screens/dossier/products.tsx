// What is sold here: class, rate in words, and how the class was found.
import type { JSX } from "preact";
import { DOSSIER, FAMILY_STATES } from "../../../text/committee/dossier.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Chip, type Tone } from "../../../ui/notice.tsx";
import type { FamilyFinding, FamilyState } from "../../api/shapes.ts";
import { Lines } from "./criteria.tsx";

const TONES: Readonly<Record<FamilyState, Tone>> = { rated: "good", to_confirm: "wait", not_admitted: "bad", no_rate: "plain" };

export function Products({ families }: { families: readonly FamilyFinding[] }): JSX.Element {
  return (
    <section class="stack-tight">
      <h2>{DOSSIER.products}</h2>
      {families.length === 0 && <p class="muted">{DOSSIER.noProducts}</p>}
      {families.length > 0 && (
        <ul class="rows">
          {families.map((family) => (
            <li key={family.family}>
              <details class="finding">
                <summary>
                  <Icon name="next" turns />
                  <span class="row-main">
                    <span class="row-title">{family.label}</span>
                    {family.class_label !== null && <span class="muted small">{family.class_label}</span>}
                    <span>{family.words}</span>
                  </span>
                  <Chip tone={TONES[family.state]}>
                    {family.percent === null ? FAMILY_STATES[family.state] : DOSSIER.percent(family.percent)}
                  </Chip>
                </summary>
                <Lines lines={family.lines} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
