/**
 * A person name (VR PN, PS3.5 6.2.1.2) as it is shown: `Family, Given Middle`, from the first component group that is not empty
 * (alphabetic, then ideographic, then phonetic).
 */
export function displayPersonName(value: string): string {
  const group = value.split('=').find((part) => part.replaceAll('^', '').trim() !== '') ?? '';
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = group.split('^').map((part) => part.trim());
  const forenames = [prefix, given, middle].filter((part) => part !== '').join(' ');
  const name = [family, forenames].filter((part) => part !== '').join(', ');
  return suffix === '' ? name : `${name}, ${suffix}`;
}
