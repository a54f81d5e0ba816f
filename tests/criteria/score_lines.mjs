// Scores in TypeScript what Python sends: a charter and its askings on one JSON line, answers on one.
import { createInterface } from "node:readline";
import { explain } from "../../pwa/src/domain/explain.ts";
import { BadAnswers } from "../../pwa/src/domain/finding.ts";
import { override } from "../../pwa/src/domain/override.ts";
import { score } from "../../pwa/src/domain/score.ts";

const answer = (charter, { answers, overrides, day }) => {
  try {
    const result = score(charter, answers, day);
    const standing = override(charter, answers.kind, result, overrides);
    const parts = [...result.gates, ...result.criteria, ...result.families, result, standing];
    return { result, standing, french: parts.map((part) => explain(charter, part.explanation)) };
  } catch (error) {
    if (error instanceof BadAnswers) return { refusal: [error.slug, error.place] };
    throw error;
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const { charter, askings } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(askings.map((asking) => answer(charter, asking)))}\n`);
}
