/** Fields of an analysis file that this version of the program does not know. They survive a read and a write. */
export type UnknownFields = Readonly<Record<string, unknown>>;
