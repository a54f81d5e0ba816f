// The dialog of this space: closed by the same word everywhere.
import type { JSX } from "preact";
import { FRAME } from "../../text/committee/frame.ts";
import { Dialog as Box, type DialogProps } from "../../ui/dialog.tsx";

/** Open as long as it is drawn. */
export function Dialog(props: DialogProps): JSX.Element {
  return <Box {...props} close={FRAME.close} />;
}
