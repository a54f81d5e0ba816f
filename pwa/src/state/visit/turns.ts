// One thing after the other: what begins next sees what the one before has done.

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Makes a queue at rest; a work that fails does not stop those behind it. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
