import type { RemoteInstance, RemoteSeries, RemoteStudy, StudySearch } from '../../api/remoteStudy.ts';
import { uidSchema } from '../../api/remoteStudy.ts';
import { DicomJsonDataset } from '../../dicom/dicomJson.ts';
import { type DicomTag, dicomTags } from '../../dicom/dicomTag.ts';
import { displayPersonName, personNameInFull } from '../../dicom/personName.ts';
import { plainText } from '../../shared/plainText.ts';
import { possibleModalities } from '../lookAtFiles.ts';
import { notDicomweb, tooLarge } from './connectionErrors.ts';
import { dicomwebTags } from './dicomwebTags.ts';
import { askServer, jsonAnswer, type ServerConnection } from './serverConnection.ts';

/** More studies than anybody reads through, and as many as any server takes as a limit. */
const pageSize = 200;

/** More series in a study, and instances in a series, than there are. */
const mostBelow = 20_000;

/** The studies that fit, newest first, and whether there may be more than are told. Throws as `askServer` and `jsonAnswer` do. */
export async function findStudies(server: ServerConnection, search: StudySearch, signal: AbortSignal, most = pageSize): Promise<{ readonly studies: readonly RemoteStudy[]; readonly areMore: boolean }> {
  const query: Query = new Map();
  const ask = (keyword: string, value: string) => value !== '' && query.set(keyword, value);
  ask('PatientName', namePattern(search.patientName));
  ask('PatientID', search.patientId);
  ask('AccessionNumber', search.accessionNumber);
  ask('ModalitiesInStudy', search.modality);
  ask('StudyDate', dateRange(search.studyDateFrom, search.studyDateTo));
  query.set('limit', String(most));
  const fields = [dicomTags.studyDescription, dicomwebTags.modalitiesInStudy, dicomwebTags.numberOfStudyRelatedSeries, dicomwebTags.numberOfStudyRelatedInstances];
  const { sets, hasMore } = await matches(server, `/studies?${queryText(query, fields)}`, signal);
  const studies = sets.flatMap((found): RemoteStudy[] => {
    const studyInstanceUid = uidOf(found, dicomTags.studyInstanceUid);
    if (studyInstanceUid === null) return [];
    return [
      {
        studyInstanceUid,
        patientName: plainText(personNameInFull(found.personName(dicomTags.patientName)) || displayPersonName(found.text(dicomTags.patientName))),
        patientId: plainText(found.text(dicomTags.patientId)),
        studyDate: isoDate(found.text(dicomTags.studyDate)),
        studyDescription: plainText(found.text(dicomTags.studyDescription)),
        accessionNumber: plainText(found.text(dicomTags.accessionNumber)),
        modalities: found.texts(dicomwebTags.modalitiesInStudy).map(plainText),
        numberOfSeries: found.count(dicomwebTags.numberOfStudyRelatedSeries),
        numberOfInstances: found.count(dicomwebTags.numberOfStudyRelatedInstances),
      },
    ];
  });
  const told = once(studies, ({ studyInstanceUid }) => studyInstanceUid).toSorted((a, b) => (b.studyDate ?? '').localeCompare(a.studyDate ?? ''));
  // Some servers know no limit.
  return { studies: told.slice(0, most), areMore: hasMore || sets.length >= most };
}

/** The series of a study, by their number. */
export async function findSeries(server: ServerConnection, studyInstanceUid: string, signal: AbortSignal): Promise<readonly RemoteSeries[]> {
  const query = queryText(new Map(), [dicomTags.seriesDescription, dicomwebTags.numberOfSeriesRelatedInstances]);
  const series = (await allMatches(server, `/studies/${studyInstanceUid}/series?${query}`, dicomTags.seriesInstanceUid, signal)).flatMap((found): RemoteSeries[] => {
    const seriesInstanceUid = uidOf(found, dicomTags.seriesInstanceUid);
    const modality = plainText(found.text(dicomTags.modality)).toUpperCase();
    if (seriesInstanceUid === null) return [];
    return [
      {
        seriesInstanceUid,
        modality,
        seriesNumber: found.count(dicomwebTags.seriesNumber),
        seriesDescription: plainText(found.text(dicomTags.seriesDescription)),
        numberOfInstances: found.count(dicomwebTags.numberOfSeriesRelatedInstances),
        mayHoldPullbacks: possibleModalities.has(modality),
        mayHoldReads: modality === 'SR',
      },
    ];
  });
  return series.toSorted((a, b) => (a.seriesNumber ?? Infinity) - (b.seriesNumber ?? Infinity) || 0);
}

/** The instances of a series, by their number. */
export async function findInstances(server: ServerConnection, studyInstanceUid: string, seriesInstanceUid: string, signal: AbortSignal): Promise<readonly Omit<RemoteInstance, 'isInLibrary'>[]> {
  const query = queryText(new Map(), [dicomTags.numberOfFrames]);
  const instances = (await allMatches(server, `/studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances?${query}`, dicomTags.sopInstanceUid, signal)).flatMap((found): Omit<RemoteInstance, 'isInLibrary'>[] => {
    const sopInstanceUid = uidOf(found, dicomTags.sopInstanceUid);
    if (sopInstanceUid === null) return [];
    return [
      {
        sopInstanceUid,
        instanceNumber: found.count(dicomTags.instanceNumber),
        numberOfFrames: found.count(dicomTags.numberOfFrames),
        rows: found.count(dicomTags.rows),
        columns: found.count(dicomTags.columns),
      },
    ];
  });
  return instances.toSorted((a, b) => (a.instanceNumber ?? Infinity) - (b.instanceNumber ?? Infinity) || 0);
}

/** Whether a server has this instance of a study. */
export async function hasInstance(server: ServerConnection, studyInstanceUid: string, sopInstanceUid: string, signal: AbortSignal): Promise<boolean> {
  const { sets } = await matches(server, `/studies/${studyInstanceUid}/instances?SOPInstanceUID=${sopInstanceUid}`, signal, true);
  return sets.some((each) => each.text(dicomTags.sopInstanceUid) === sopInstanceUid);
}

/** All of a list, page by page: a series of which a server tells only the first hundred is not the series. Sets of one `uid` count once. */
async function allMatches(server: ServerConnection, path: string, uid: DicomTag, signal: AbortSignal): Promise<readonly DicomJsonDataset[]> {
  const all = new Map<string, DicomJsonDataset>();
  for (;;) {
    const before = all.size;
    const { sets, hasMore } = await matches(server, `${path}&limit=${pageSize}&offset=${before}`, signal);
    for (const set of sets) all.set(set.text(uid), set);
    if (all.size > mostBelow) throw tooLarge(server.name);
    // A server that knows no offset tells the same again.
    if (all.size === before || (sets.length < pageSize && !hasMore)) return [...all.values()];
  }
}

/** @param isAnswer404 Whether “not found” is an answer: some servers say it of a study that they do not have. */
async function matches(server: ServerConnection, path: string, signal: AbortSignal, isAnswer404 = false): Promise<{ readonly sets: readonly DicomJsonDataset[]; readonly hasMore: boolean }> {
  const answer = await askServer(server, { path, accept: 'application/dicom+json', signal }, isAnswer404 ? [404] : []);
  if (answer.status === 404) {
    await answer.drop();
    return { sets: [], hasMore: false };
  }
  const list = (await jsonAnswer(server, answer)) ?? [];
  const sets = Array.isArray(list) ? list.map((each) => DicomJsonDataset.parse(each)) : [null];
  return {
    sets: sets.map((set) => {
      if (set === null) throw notDicomweb(server.name, 'something that is not DICOM JSON');
      return set;
    }),
    hasMore: answer.hasMore,
  };
}

type Query = Map<string, string>;

/** What may stand in a query as it is does (RFC 3986 3.4): not every server undoes the encoding of it. */
function queryText(query: Query, included: readonly DicomTag[]): string {
  const encoded = (value: string) => encodeURIComponent(value).replaceAll(/%(2C|2F|3A|3F|40)/g, decodeURIComponent);
  return [...[...query].map(([keyword, value]) => `${keyword}=${encoded(value)}`), ...included.map(({ tag }) => `includefield=${tag.slice(1).toUpperCase()}`)].join('&');
}

/**
 * The beginning of a name, as it is rarely known to its end; left alone where the reader has set wildcards. What stands between its parts stands
 * for any character, as servers differ in what they make of an encoded `^` or space.
 */
function namePattern(name: string): string {
  if (name === '' || /[*?]/.test(name)) return name;
  return `${name.replaceAll(/,\s*|[\s^]/g, '?')}*`;
}

function uidOf(found: DicomJsonDataset, tag: DicomTag): string | null {
  return uidSchema.safeParse(found.text(tag)).data ?? null;
}

function once<T>(list: readonly T[], uidOfOne: (one: T) => string): readonly T[] {
  return [...new Map(list.map((one) => [uidOfOne(one), one])).values()];
}

function dateRange(from: string | null, to: string | null): string {
  const [first, last] = [from, to].map((date) => (date ?? '').replaceAll('-', ''));
  return first === last ? (first ?? '') : `${first}-${last}`;
}

function isoDate(dicomDate: string): string | null {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(dicomDate);
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}
