// A dialog of the browser: it holds the focus, Escape closes it, the focus goes back where it was.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "./icon.tsx";

export type DialogProps = { title: string; wide?: boolean; onClose: () => void; children: ComponentChildren };

/** Open as long as it is drawn; `close`: what the button says that closes it. */
export function Dialog({ title, wide = false, close, onClose, children }: DialogProps & { close: string }): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="button button-quiet dialog-close" onClick={onClose}>
          <Icon name="cross" />
          {close}
        </button>
      </div>
      {children}
    </dialog>
  );
}
