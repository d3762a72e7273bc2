import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { Contour, ContourAcceptance } from '../../src/contour/contour.ts';

/** The edit with the reader's name wherever a gesture was finished before the name was known. */
export function signedEdit(edit: AnalysisEdit, reader: string): AnalysisEdit {
  switch (edit.type) {
    case 'contourAdded':
    case 'contourChanged':
      return { ...edit, contour: signedContour(edit.contour, reader) };
    case 'contoursImported':
      return { ...edit, contours: edit.contours.map((contour) => signedContour(contour, reader)) };
    case 'contoursAccepted':
      return { ...edit, acceptance: signedAcceptance(edit.acceptance, reader) };
    case 'calibrationRecorded':
      return edit.calibration.author === '' ? { ...edit, calibration: { ...edit.calibration, author: reader } } : edit;
    case 'annotationSet':
      return edit.annotation.author === '' ? { ...edit, annotation: { ...edit.annotation, author: reader } } : edit;
    default:
      return edit;
  }
}

function signedContour(contour: Contour, reader: string): Contour {
  return {
    ...contour,
    author: contour.author === '' ? reader : contour.author,
    acceptance: contour.acceptance.status === 'accepted' ? signedAcceptance(contour.acceptance, reader) : contour.acceptance,
  };
}

type Accepted = Extract<ContourAcceptance, { status: 'accepted' }>;

function signedAcceptance(acceptance: Accepted, reader: string): Accepted {
  return acceptance.acceptedBy === '' ? { ...acceptance, acceptedBy: reader } : acceptance;
}
