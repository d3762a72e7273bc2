import { type ContentItem, item } from '../../dicom/sr/contentItem.ts';
import { visibleText } from '../../shared/plainText.ts';
import { imageReferences } from './imageReference.ts';
import { codes } from './reportCodes.ts';
import type { StructuredReportSource } from './structuredReportSource.ts';

/** Names the program as a device that observes; drawn once from a UUID, whatever its version. */
const programUid = '2.25.58790416328811954263101487739602155311';

/** Language and observers (TID 1204, 1001 to 1004): the reader, and the program with its version. */
export function observationContext({ model }: StructuredReportSource): readonly ContentItem[] {
  const { reader } = model.read;
  return [
    item('HAS CONCEPT MOD', codes.language, { type: 'CODE', code: codes.english }),
    ...(reader === ''
      ? []
      : [
          item('HAS OBS CONTEXT', codes.observerType, { type: 'CODE', code: codes.person }),
          item('HAS OBS CONTEXT', codes.personObserverName, { type: 'PNAME', personName: personNameOf(reader) }),
        ]),
    item('HAS OBS CONTEXT', codes.observerType, { type: 'CODE', code: codes.device }),
    item('HAS OBS CONTEXT', codes.deviceObserverUid, { type: 'UIDREF', uid: programUid }),
    item('HAS OBS CONTEXT', codes.deviceObserverName, { type: 'TEXT', text: 'venolume' }),
    item('HAS OBS CONTEXT', codes.deviceObserverManufacturer, { type: 'TEXT', text: 'venolume' }),
    item('HAS OBS CONTEXT', codes.deviceObserverModelName, { type: 'TEXT', text: `venolume ${model.programVersion}` }),
  ];
}

/** What a reader calls themselves as a person name: its delimiters (PS3.5 6.2) are no part of it. */
export function personNameOf(reader: string): string {
  return visibleText(reader).replaceAll(/[\\^=]/g, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 64);
}

/** The instances that the report is about (TID 1600). */
export function imageLibrary({ pullback }: StructuredReportSource): ContentItem {
  const all = Array.from({ length: pullback.numberOfFrames }, (_, i) => i + 1);
  const images = imageReferences(pullback, all).map((value) => item('CONTAINS', null, { ...value, frameNumbers: [] }));
  return item('CONTAINS', codes.imageLibrary, { type: 'CONTAINER', templateId: '1600' }, [item('CONTAINS', codes.imageLibraryGroup, { type: 'CONTAINER', templateId: null }, images)]);
}
