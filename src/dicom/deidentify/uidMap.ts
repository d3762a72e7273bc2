/** New UIDs for old ones: the same old one has the same new one wherever it stands in an export. */
export interface UidMap {
  /** The UID that stands for this one; those that the standard itself names stay. */
  of(uid: string): string;
  /** Says what stands for a UID that is itself made of others. */
  assign(uid: string, newUid: string): void;
}

/** UIDs that DICOM registered: classes, syntaxes, well-known frames of reference. They name no object of anybody. */
export function isRegisteredUid(uid: string): boolean {
  return uid.startsWith('1.2.840.10008.');
}

/** New ones are drawn at random (PS3.5 B.2, from a UUID), so that nothing leads back. One map an export. */
export function createUidMap(): UidMap {
  const known = new Map<string, string>();
  return {
    of(uid) {
      if (isRegisteredUid(uid)) return uid;
      const newUid = known.get(uid) ?? randomUid();
      known.set(uid, newUid);
      return newUid;
    },
    assign: (uid, newUid) => void known.set(uid, newUid),
  };
}

function randomUid(): string {
  return `2.25.${BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)}`;
}
