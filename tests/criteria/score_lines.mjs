// Scores in TypeScript what the differential test sends: one JSON line in, one JSON line out.
import { createInterface } from "node:readline";
import { explain } from "../../pwa/src/domain/explain.ts";
import { BadAnswers } from "../../pwa/src/domain/finding.ts";
import { score } from "../../pwa/src/domain/score.ts";

const answer = ({ charter, answers, day }) => {
  try {
    const result = score(charter, answers, day);
    const lines = [...result.gates, ...result.criteria, ...result.families, result];
    return { result, french: lines.map((part) => explain(charter, part.explanation)) };
  } catch (error) {
    if (error instanceof BadAnswers) return { refusal: [error.slug, error.place] };
    throw error;
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
