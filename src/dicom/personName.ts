/** Parts of a component group of a person name (VR PN, PS3.5 6.2.1.2), trimmed; what is not there is empty. */
interface NameParts {
  readonly family: string;
  readonly given: string;
  readonly middle: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The alphabetic, ideographic and phonetic group; null where a group is missing or says nothing. */
function groupsOf(value: string): readonly (NameParts | null)[] {
  return [0, 1, 2].map((i) => {
    const [family = '', given = '', middle = '', prefix = '', suffix = ''] = (value.split('=')[i] ?? '').split('^').map((part) => part.trim());
    return family + given + middle + prefix + suffix === '' ? null : { family, given, middle, prefix, suffix };
  });
}

/**
 * A person name as it is listed: `Family, Given Middle`, from the first component group that is not empty
 * (alphabetic, then ideographic, then phonetic).
 */
export function displayPersonName(value: string): string {
  const group = groupsOf(value).find((parts) => parts !== null);
  if (!group) return '';
  const forenames = joined([group.prefix, group.given, group.middle], ' ');
  return joined([group.family, forenames, group.suffix], ', ');
}

/** The same with the ideographic name in brackets behind it, where the file has one and it is another: `Yamada, Tarou (山田 太郎)`. */
export function personNameInFull(value: string): string {
  const listed = displayPersonName(value);
  const [alphabetic, ideographic] = groupsOf(value);
  if (!alphabetic || !ideographic || displayPersonName(`=${value.split('=')[1]}`) === listed) return listed;
  return `${listed} (${joined([ideographic.family, ideographic.prefix, ideographic.given, ideographic.middle, ideographic.suffix], ' ')})`;
}

function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between);
}
