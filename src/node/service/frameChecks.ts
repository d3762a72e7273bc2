import { AppError } from '../../shared/appError.ts';
import type { OpenPullback } from '../openPullback.ts';
import type { ServiceContext } from './serviceContext.ts';

/**
 * Has all frames of a pullback that is read gone through in the background, once each time that it is opened. What is found is kept with
 * the pullback, for reports and later readers, and every window is told.
 */
export function frameChecks({ library, events, log }: Pick<ServiceContext, 'library' | 'events' | 'log'>): (pullbackId: string, open: OpenPullback) => Promise<void> {
  const begun = new WeakSet<OpenPullback>();
  return async (pullbackId, open) => {
    if (begun.has(open)) return;
    begun.add(open);
    try {
      const found = await open.checkFrames();
      if (found.length === 0) return;
      await library.addWarnings(pullbackId, found);
      events.send({ type: 'pullbackChecked', pullbackId, framesMoved: found.some(({ code }) => code === 'dicom/offsetTable') });
    } catch (error) {
      // A file that was closed or cannot be read on: the frames that are asked for say it.
      begun.delete(open);
      if (!(error instanceof AppError) && !(error instanceof DOMException)) log(error);
    }
  };
}
