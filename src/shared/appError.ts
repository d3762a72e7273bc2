/**
 * The closed set of reasons for which a request cannot be met, as `area/problem`.
 * They are part of the command line (`error: <code>: <sentence>`) and of the service, so a code is never renamed.
 */
export const appErrorCodes = [
  'file/notFound',
  'file/isDirectory',
  'file/notReadable',
  'file/empty',
  'file/changed',
  'file/notDicom',
  'file/truncated',
  'file/wrongPullback',
  'file/noPullback',
  'file/severalPullbacks',
  'dicom/malformed',
  'dicom/noPixelData',
  'dicom/absurdSize',
  'dicom/unsupportedTransferSyntax',
  'dicom/unsupportedPixels',
  'dicom/frameOutOfRange',
  'dicom/frameUndecodable',
  'pullback/unusable',
  'contour/tooFewPoints',
  'contour/selfCrossing',
  'contour/outsideImage',
  'analysis/invalid',
  'analysis/unsupportedVersion',
  'analysis/wrongPullback',
  'analysis/editRefused',
  'measurement/referenceUnusable',
  'phantom/unknownScenario',
  'phantom/unknownSyntax',
  'phantom/unusableSize',
  'output/notWritable',
  'output/diskFull',
  'output/tooLarge',
  'library/newerVersion',
  'library/notWritable',
  'library/diskFull',
  'library/damaged',
  'library/notFound',
  'library/readChanged',
  'library/backupInvalid',
  'deidentify/otherKind',
  'deidentify/traceLeft',
  'deidentify/severalPatients',
  'report/notFinal',
  'report/noStudy',
  'exchange/notOwn',
  'exchange/contradiction',
  'report/unsupportedFormat',
  'report/fontMissing',
  'exchange/unknownFormat',
  'exchange/malformed',
  'exchange/wrongPullback',
  'exchange/choiceNeeded',
  'exchange/nothingToTake',
  'service/unauthorised',
  'service/badRequest',
  'service/notFound',
  'service/unreachable',
  'service/portUnavailable',
  'server/notAllowed',
  'server/underWay',
  'server/nothingToSend',
  'server/notEncrypted',
  'server/unreachable',
  'server/untrusted',
  'server/unauthorised',
  'server/notFound',
  'server/refused',
  'server/failed',
  'server/stalled',
  'server/brokeOff',
  'server/redirected',
  'server/notDicomweb',
  'server/tooLarge',
  'internal/unexpected',
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

/** Facts that go with the code, for a caller that wants to act on them. Never patient data: they may be logged. */
export type AppErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A request that cannot be met. The message is one or two sentences for the reader: what is wrong and what to do.
 * Anything else that is thrown is a bug and is shown as an internal error without its text.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly details: AppErrorDetails;

  constructor(code: AppErrorCode, message: string, details: AppErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
