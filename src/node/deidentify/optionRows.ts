import { claimedOptions } from '../../dicom/deidentify/markers.ts';
import type { DeidentificationRow } from '../../exchange/deidentificationTable.ts';
import type { ExportRequest } from './exportRequest.ts';

/** What was ticked, and which options of the profile are claimed by it. The number of days that dates were shifted by would undo the shift, and is not told. */
export function optionRows(options: ExportRequest['options']): readonly DeidentificationRow[] {
  const row = (name: string, outcome: string, detail = ''): DeidentificationRow => ({ file: '', subject: 'option', tag: '', name, outcome, count: null, detail });
  return [
    ...claimedOptions(options).map(([code, meaning]) => row(`DCM ${code}`, 'applied', meaning)),
    row('dates', options.dates.kind === 'shifted' ? 'shifted' : 'removed', options.dates.kind === 'shifted' ? 'all by the same number of days' : ''),
    row('device identity', options.keepDevice ? 'kept' : 'removed'),
    row('patient characteristics', options.keepCharacteristics ? 'kept' : 'removed'),
    row('reader’s words', options.keepWords ? 'kept' : 'removed', options.keepWords ? 'on the word of the user to have checked them' : ''),
    row('reader names', options.keepReaders ? 'kept' : 'replaced', options.keepReaders ? '' : 'by numbers'),
    row('pictures looked at by the user', options.looked ? 'yes' : 'no', options.looked ? 'Burned In Annotation is NO' : 'nobody has said that no name or date is left in the pictures'),
  ];
}
