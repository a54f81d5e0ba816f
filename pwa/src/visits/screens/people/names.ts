// What the people of a visit are called on this tablet.
import { TEXT } from "../../../text/visits.ts";
import { useApp } from "../context.ts";

/** Gives the name of a person, or what stands for someone who does not use this tablet. */
export function useNames(): (person: string) => string {
  const people = useApp().device.value?.people ?? [];
  return (person) => people.find((one) => one.id === person)?.name ?? TEXT.someone;
}
