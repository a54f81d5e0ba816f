// When typed text is kept and when it becomes an entry (design 5): a draft row at most 300 ms behind the fingers;
// an entry on blur, after 2 s of rest, or at start after a crash.
import type { Draft } from "../store/records.ts";

/** The promise is 300 ms from the key to the disk: the rest of it is for the writing. */
export const SAVE_MS = 200;
export const REST_MS = 2_000;

export type Typing = {
  /** One keystroke: the draft as it stands now. */
  typed: (draft: Draft) => void;
  /** The person left the field: the draft becomes an entry now. */
  settle: (key: string) => Promise<void>;
  /** Before a submission: every draft becomes an entry now. */
  settleAll: () => Promise<void>;
  /** True while a draft waits to become an entry. */
  isBusy: () => boolean;
  /** The page is being hidden or frozen: every draft row is written now. */
  flush: () => Promise<void>;
};

export type TypingDeps = {
  save: (draft: Draft) => Promise<void>;
  commit: (draft: Draft) => Promise<void>;
  after: (delay_ms: number, then: () => void) => () => void;
};

type Pending = { draft: Draft; unsaved: boolean; cancelSave: () => void; cancelRest: () => void };

/** One writer for all fields: one save in flight a field, the last text wins. */
export function createTyping({ save, commit, after }: TypingDeps): Typing {
  const pending = new Map<string, Pending>();
  const never = (): void => undefined;

  const saveNow = async (key: string): Promise<void> => {
    const field = pending.get(key);
    if (!field?.unsaved) return;
    field.cancelSave();
    pending.set(key, { ...field, unsaved: false, cancelSave: never });
    await save(field.draft);
  };
  const settle = async (key: string): Promise<void> => {
    const field = pending.get(key);
    if (!field) return;
    field.cancelSave();
    field.cancelRest();
    pending.delete(key);
    await commit(field.draft);
  };
  return {
    settle,
    isBusy: () => pending.size > 0,
    settleAll: async () => {
      await Promise.all([...pending.keys()].map(settle));
    },
    flush: async () => {
      await Promise.all([...pending.keys()].map(saveNow));
    },
    typed: (draft) => {
      const before = pending.get(draft.key);
      before?.cancelRest();
      pending.set(draft.key, {
        draft,
        unsaved: true,
        cancelSave: before?.unsaved ? before.cancelSave : after(SAVE_MS, () => void saveNow(draft.key)),
        cancelRest: after(REST_MS, () => void settle(draft.key)),
      });
    },
  };
}
