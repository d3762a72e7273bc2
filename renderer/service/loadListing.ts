import { z } from 'zod';
import { routes } from '../../src/api/contract.ts';
import { type LibraryListing, type PatientEntry, patientEntrySchema } from '../../src/api/libraryListing.ts';
import { AppError } from '../../src/shared/appError.ts';
import type { CallService } from './client.ts';

/** How long the window works at a stretch before it looks after keys and drawing again. */
const sliceMs = 8;

const patientsUnread = z.object({ patients: z.array(z.unknown()) });

/** The library's listing; one of thousands is parsed piece by piece, so that the window answers meanwhile. Throws AppError. */
export async function loadListing(callService: CallService): Promise<LibraryListing> {
  const { patients: unread } = await callService({ ...routes.library, answer: patientsUnread });
  const patients: PatientEntry[] = [];
  let since = performance.now();
  for (const patient of unread) {
    const parsed = patientEntrySchema.safeParse(patient);
    if (!parsed.success) throw new AppError('internal/unexpected', 'The service answered in a way that this page does not understand. Load the page again.', {}, { cause: parsed.error });
    patients.push(parsed.data);
    if (performance.now() - since < sliceMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return { patients };
}
