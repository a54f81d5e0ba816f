// Asking the browser to keep our data for good, without ever waiting for a person.

/** How long a browser may think; Firefox shows a question and answers once somebody has. */
export const PATIENCE_MS = 2_000;

type Storage = Pick<Partial<StorageManager>, "persist" | "persisted">;

/**
 * True when our data is kept for good; false is common and blocks nothing; null: the browser cannot say.
 * While the person has not answered, says what holds until then.
 */
export async function askPersistence(storage = findStorage(), patience_ms = PATIENCE_MS): Promise<boolean | null> {
  if (!storage?.persist) return null;
  const asked = storage.persist().catch(() => null);
  const answer = await Promise.race([asked, rest(patience_ms)]);
  return answer === "waiting" ? ((await storage.persisted?.().catch(() => null)) ?? null) : answer;
}

function findStorage(): Storage | undefined {
  return (navigator as Partial<Navigator>).storage;
}

function rest(patience_ms: number): Promise<"waiting"> {
  return new Promise((done) => setTimeout(() => done("waiting"), patience_ms));
}
