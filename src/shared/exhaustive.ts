/** Marks the branch of a switch that the types say cannot be reached; throws if it is reached after all. */
export function exhaustive(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
