// What went wrong in words, and the way on.
import type { JSX } from "preact";
import { DATES } from "../../text/committee/dates.ts";
import { FRAME } from "../../text/committee/frame.ts";
import { sayRefusal } from "../../text/committee-problems.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Failure } from "../api/exchange.ts";
import { useSpace } from "./context.ts";

/** The sentence of a failure; a refusal's facts complete it. */
export function sayFailure(failure: Failure, isOnline: boolean): string {
  if (failure.kind === "unreachable") return isOnline ? FRAME.unreachable : FRAME.unreachableOffline;
  const earliest = failure.facts["earliest"];
  if (failure.slug === "effective-before-notice" && typeof earliest === "string") return DATES.tooEarly(earliest);
  return sayRefusal(failure.slug);
}

type Props = { failure: Failure | null; onRetry?: () => void };

/** Said at once by a screen reader; nothing while there is no failure. */
export function FailureNotice({ failure, onRetry }: Props): JSX.Element | null {
  const { isOnline } = useSpace();
  if (failure === null) return null;
  return (
    <Notice tone="bad" urgent>
      <p>{sayFailure(failure, isOnline.value)}</p>
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          <Icon name="sync" />
          {FRAME.retry}
        </button>
      )}
    </Notice>
  );
}
