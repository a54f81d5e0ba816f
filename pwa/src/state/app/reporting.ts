// The report of a visit: made by the server, asked for when a person wants it, never kept.
import { fetchReport as fetchReportOf } from "../../api/device.ts";
import type { Space } from "./space.ts";

/** Gives the report as PDF, or the slug of what keeps it away. */
export async function fetchReport({ deps, signals }: Space, visit: string): Promise<ArrayBuffer | string> {
  const held = signals.device.peek();
  if (!held) return "sign-in-needed";
  const reply = await fetchReportOf(deps.fetcher, { ...held, caisse: held.caisse.id }, visit);
  if (reply.kind === "ok") return reply.value;
  return reply.kind === "unreachable" ? "report-unreachable" : reply.slug;
}
