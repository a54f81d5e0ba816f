// One IndexedDB connection that comes back by itself: iOS kills it in the background (field.md B6).
import { openDB, unwrap, wrap, type IDBPDatabase, type IDBPTransaction, type StoreNames } from "idb";
import { upgrade, VERSION, type Tables } from "./schema.ts";
import type { Saved } from "./store.ts";

export type Names = StoreNames<Tables>[];
export type Writing = IDBPTransaction<Tables, Names, "readwrite">;

/** What the page is told: `onOutdated` when a newer version of the application wants the database, which waits until
 *  what the page then writes is written. `watchLeaving` calls back when the page is left and kept as it stands. */
export type Watch = { onBlocked?: () => void; onOutdated?: () => Promise<void>; watchLeaving?: (onLeave: () => void) => void };

export type Connection = {
  read: <T>(work: (db: IDBPDatabase<Tables>) => Promise<T>) => Promise<T>;
  write: (names: Names, work: (tx: Writing) => Promise<unknown>) => Promise<Saved>;
  close: () => Promise<void>;
};

/** Opens `name` when first needed; a connection lost is opened again once per operation. */
export function connect(name: string, watch: Watch = {}): Connection {
  let current: Promise<IDBPDatabase<Tables>> | null = null;
  const running = new Set<IDBTransaction>();
  // WebKit keeps them open in a page that it keeps, and every other page of ours would wait for them.
  watch.watchLeaving?.(() => running.forEach(abort));

  const open = (): Promise<IDBPDatabase<Tables>> => {
    current ??= openDB<Tables>(name, VERSION, {
      upgrade: (db, from) => upgrade(db, from),
      blocked: () => watch.onBlocked?.(),
      blocking: () => {
        void (watch.onOutdated?.() ?? Promise.resolve()).finally(forget);
      },
      terminated: () => (current = null),
    }).then((db) => follow(db, running)).catch((error: unknown) => {
      current = null;
      throw error;
    });
    return current;
  };
  const forget = async (): Promise<void> => {
    const closing = current;
    current = null;
    (await closing?.catch(() => null))?.close();
  };
  const twice = async <T>(work: (db: IDBPDatabase<Tables>) => Promise<T>): Promise<T> => {
    const used = open();
    try {
      return await work(await used);
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      // Another operation may have opened it again already.
      if (current === used) await forget();
      return work(await open());
    }
  };

  return {
    read: twice,
    write: async (names, work) => {
      try {
        await twice((db) => commit(db, names, work));
        return { kind: "saved" };
      } catch (error) {
        return toRefusal(error);
      }
    },
    close: forget,
  };
}

/** Runs one strict transaction to its completion: only then is anything said to be saved. */
async function commit(db: IDBPDatabase<Tables>, names: Names, work: (tx: Writing) => Promise<unknown>): Promise<void> {
  const tx = db.transaction(names, "readwrite", { durability: "strict" });
  try {
    await work(tx);
    // Without it the browser would wait to see whether more is asked.
    tx.commit();
  } catch (error) {
    abort(tx);
    throw tx.error ?? error;
  }
  await tx.done;
}

function abort(tx: { abort: () => void }): void {
  try {
    tx.abort();
  } catch {
    // Already aborted by the failed request: nothing was written. Or already being committed.
  }
}

/** Keeps in `running` the transactions that have neither ended nor failed. */
function follow(db: IDBPDatabase<Tables>, running: Set<IDBTransaction>): IDBPDatabase<Tables> {
  const raw = unwrap(db);
  const begin = raw.transaction.bind(raw);
  raw.transaction = (...asked) => {
    const tx = begin(...asked);
    running.add(tx);
    void wrap(tx).done.catch(() => undefined).finally(() => running.delete(tx));
    return tx;
  };
  return db;
}

/** True for the errors of a connection that the system has closed under us, or that was let go as the page was left. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof DOMException && ["InvalidStateError", "UnknownError", "AbortError"].includes(error.name);
}

/** Names a failed write: no room left, or anything else. */
export function toRefusal(error: unknown): Saved {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "unknown";
  return name === "QuotaExceededError" ? { kind: "full" } : { kind: "failed", reason: name };
}
