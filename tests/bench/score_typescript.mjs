// Takes a charter, answers and a day on a first line; then, for each number, scores and explains so many times.
import { createInterface } from "node:readline";
import { explain } from "../../pwa/src/domain/explain.ts";
import { score } from "../../pwa/src/domain/score.ts";

let asked = null;

const scoreAndExplain = ({ charter, answers, day }) => {
  const result = score(charter, answers, day);
  const parts = [...result.gates, ...result.criteria, ...result.families, result];
  return parts.reduce((sentences, part) => sentences + explain(charter, part.explanation).length, 0);
};

for await (const line of createInterface({ input: process.stdin })) {
  let sentences = 0;
  if (asked === null) asked = JSON.parse(line);
  else for (let n = Number(line); n > 0; n -= 1) sentences += scoreAndExplain(asked);
  process.stdout.write(`${sentences}\n`);
}
