import type { Contour } from '../contour/contour.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { PullbackInstance } from '../pullback/pullback.ts';

/** Whose file it is. */
export const foreignFormats = ['echoPlaque', 'holOrama', 'structuredReport'] as const;
export type ForeignFormat = (typeof foreignFormats)[number];

export const foreignNames: Readonly<Record<ForeignFormat, string>> = { echoPlaque: 'echoPlaque XML', holOrama: 'HolOrama JSON', structuredReport: 'DICOM SR' };

/** Larger than any file of contours. */
export const mostForeignBytes = 64 * 1024 * 1024;

/** The pullback that contours are taken over to. */
export interface ImportTarget {
  readonly rows: number;
  readonly columns: number;
  readonly numberOfFrames: number;
  /** In the order of the frames. */
  readonly instances: readonly PullbackInstance[];
  /** The scale at the centre of its image; null where there is none. */
  readonly spacingMm: SpacingMm | null;
  /** The scale of a contour on it; null where there is none. */
  readonly scaleOf: (contour: Pick<Contour, 'points' | 'curve'>) => SpacingMm | null;
}

/** What a file leaves open. It is asked, never guessed. */
export const importQuestions = ['frameBase', 'offset', 'size', 'curve', 'kind', 'openLines'] as const;
export type ImportQuestionId = (typeof importQuestions)[number];

/** The user's answers so far: the value of one of the question's options. */
export type ImportAnswers = { readonly [Id in ImportQuestionId]?: string | undefined };

export interface ImportQuestion {
  readonly id: ImportQuestionId;
  /** One question for the reader. */
  readonly words: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  /** null while it is not answered: then the first option stands in the contours, which must not be taken over yet. */
  readonly answer: string | null;
}

/** Something in the file that is not taken over, with where it stands and why. */
export interface NotTaken {
  readonly where: string;
  readonly reason: string;
}

/** What a file of another program holds for a pullback. */
export interface ForeignContours {
  readonly format: ForeignFormat;
  /** Program or person, as far as the file says; null where it says nothing. */
  readonly writer: string | null;
  /** All of origin `imported` and provisional, in the order of the frames. */
  readonly contours: readonly Contour[];
  readonly notTaken: readonly NotTaken[];
  /** What the reader should know of what is taken over, a sentence each. */
  readonly notes: readonly string[];
  readonly questions: readonly ImportQuestion[];
}

/** A question as it is asked: with the answer that was given, if it is one of the options. */
export function question(id: ImportQuestionId, words: string, options: ImportQuestion['options'], answers: ImportAnswers): ImportQuestion {
  const given = answers[id];
  return { id, words, options, answer: options.some(({ value }) => value === given) ? (given ?? null) : null };
}

/** The value that stands: the answer, or the first option while there is none. */
export function standing({ answer, options }: ImportQuestion): string {
  return answer ?? options[0]?.value ?? '';
}
