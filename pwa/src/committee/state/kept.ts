// Text kept for this tab (sessionStorage): drafts survive a reload and a lapsed session, and go when the person signs out.
import { effect, signal, type Signal } from "@preact/signals";

export type KeptText = {
  read: (key: string) => string | null;
  write: (key: string, text: string) => void;
  remove: (key: string) => void;
  removeAll: () => void;
};

const PREFIX = "grillon.comite.";

/** Keeps in a Storage under our own prefix; a browser that refuses storage keeps nothing, and the form still works. */
export function keepIn(storage: Storage): KeptText {
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key) => attempt(() => storage.getItem(PREFIX + key), null),
    write: (key, text) => attempt(() => storage.setItem(PREFIX + key, text), undefined),
    remove: (key) => attempt(() => storage.removeItem(PREFIX + key), undefined),
    removeAll: () =>
      attempt(() => {
        for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
      }, undefined),
  };
}

export type Draft<T> = { value: Signal<T>; change: (part: Partial<T>) => void; forget: () => void; stop: () => void };

/** A form's content, kept at each change; what was kept before wins over `initial`, key by key. */
export function openDraft<T extends Record<string, unknown>>(kept: KeptText, key: string, initial: T): Draft<T> {
  const value = signal<T>({ ...initial, ...readKept(kept, key, initial) });
  let isForgotten = false;
  const stop = effect(() => {
    const text = JSON.stringify(value.value);
    if (!isForgotten && text !== JSON.stringify(initial)) kept.write(key, text);
  });
  return {
    value,
    change: (part) => (value.value = { ...value.peek(), ...part }),
    forget: () => {
      isForgotten = true;
      kept.remove(key);
    },
    stop,
  };
}

/** Reads a kept object; only keys of `shape` whose value has the same type come back. */
export function readKept<T extends Record<string, unknown>>(kept: KeptText, key: string, shape: T): Partial<T> {
  const text = kept.read(key);
  if (text === null) return {};
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter(([name, part]) => isLike(shape[name], part))) as Partial<T>;
  } catch {
    return {};
  }
}

function isLike(expected: unknown, found: unknown): boolean {
  return expected !== undefined && typeof expected === typeof found && (expected === null) === (found === null);
}
