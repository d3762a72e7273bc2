import { type ContentItem, item } from '../../dicom/sr/contentItem.ts';
import { visibleText } from '../../shared/plainText.ts';
import { codes } from './reportCodes.ts';

/** A measurement group with what is followed up in it (TID 1410 with an image region, TID 1501 without). */
export function measurementGroup(templateId: '1410' | '1501', identifier: string, uid: string, content: readonly ContentItem[]): ContentItem {
  return item('CONTAINS', codes.measurementGroup, { type: 'CONTAINER', templateId }, [
    item('HAS OBS CONTEXT', codes.trackingIdentifier, { type: 'TEXT', text: visibleText(identifier) }),
    item('HAS OBS CONTEXT', codes.trackingUniqueIdentifier, { type: 'UIDREF', uid }),
    ...content,
  ]);
}
