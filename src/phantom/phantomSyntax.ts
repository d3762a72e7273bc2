import { deflatedExplicitVrLittleEndian, explicitVrBigEndian, explicitVrLittleEndian, implicitVrLittleEndian, jpegBaseline8Bit, rleLossless } from '../dicom/transferSyntax.ts';
import { AppError } from '../shared/appError.ts';

/** Transfer syntaxes that a phantom can be written in, by the name that is typed. */
export const phantomSyntaxUids = {
  explicitLittleEndian: explicitVrLittleEndian,
  implicitLittleEndian: implicitVrLittleEndian,
  explicitBigEndian: explicitVrBigEndian,
  deflated: deflatedExplicitVrLittleEndian,
  rle: rleLossless,
  jpegBaseline: jpegBaseline8Bit,
} as const;

export type PhantomSyntax = keyof typeof phantomSyntaxUids;

export const phantomSyntaxes: readonly PhantomSyntax[] = ['explicitLittleEndian', 'implicitLittleEndian', 'explicitBigEndian', 'deflated', 'rle', 'jpegBaseline'];

/** The syntax of a name that was typed. Throws `phantom/unknownSyntax`. */
export function syntaxNamed(name: string): PhantomSyntax {
  const known = phantomSyntaxes.find((one) => one === name);
  if (known === undefined) throw new AppError('phantom/unknownSyntax', `There is no syntax “${name}”; there are ${phantomSyntaxes.join(', ')}.`);
  return known;
}
