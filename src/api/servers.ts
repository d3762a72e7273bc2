import { z } from 'zod';
import { importProgressSchema } from './importing.ts';
import { remoteInstanceSchema, remoteSeriesSchema, remoteStudySchema, studySearchSchema, uidSchema } from './remoteStudy.ts';
import { nothing, route } from './route.ts';

/** How a server wants to know who asks. */
export const signIns = ['nobody', 'password', 'token'] as const;
export type SignIn = (typeof signIns)[number];

/** A server of images that is spoken to by DICOMweb. Its password or token is kept elsewhere, and never sent to a window. */
export const serverSchema = z.object({
  serverId: z.string().min(1),
  name: z.string().trim().min(1).max(64),
  /** The address below which its studies lie. */
  baseUrl: z.string().max(1000),
  signIn: z.enum(signIns),
  /** For `password` only. */
  userName: z.string().trim().max(128),
  /** Whether reports may be sent there. */
  maySend: z.boolean(),
  /** Whether the reader takes it that others in the network could read what goes there. */
  allowUnencrypted: z.boolean(),
});
export type Server = z.infer<typeof serverSchema>;

export const serverListSchema = z.object({
  servers: z.array(serverSchema.extend({ hasSecret: z.boolean() })),
  /** Where passwords are kept: in the system's keychain, or until the program ends; and why, in a sentence. */
  secrets: z.object({ keptIn: z.enum(['keychain', 'session']), remark: z.string() }),
});
export type ServerList = z.infer<typeof serverListSchema>;

/** A server as the reader has filled it in: without an ID it is a new one; without a secret the one that is kept stays. */
export const serverDraftSchema = serverSchema.extend({ serverId: z.string().min(1).nullable(), secret: z.string().max(8000).nullable() });
export type ServerDraft = z.infer<typeof serverDraftSchema>;

/** A series to be fetched, or only some of its instances. */
export const fetchedSeriesSchema = z.object({
  studyInstanceUid: uidSchema,
  seriesInstanceUid: uidSchema,
  /** null: all of it. */
  sopInstanceUids: z.array(uidSchema).min(1).nullable(),
  /** What the reader knows it by. */
  words: z.string().max(1024),
});
export type FetchedSeries = z.infer<typeof fetchedSeriesSchema>;

/**
 * What has become of the objects of a report at a server. `unknown`: the sending was cut off, and what has arrived is not known until the server
 * is asked.
 */
export const sendingStates = ['notSent', 'sending', 'sent', 'failed', 'unknown'] as const;
export type SendingState = (typeof sendingStates)[number];

export const destinationSchema = z.object({
  serverId: z.string(),
  serverName: z.string(),
  /** Whether it is set up and allowed still. */
  maySend: z.boolean(),
  /** Whether what goes there can be read on its way. */
  isUnencrypted: z.boolean(),
  state: z.enum(sendingStates),
  objectsSent: z.number(),
  /** Why it failed, or what the server remarked; a sentence or empty. */
  remark: z.string(),
  /** Of the last news; null where there is none. */
  at: z.string().nullable(),
});
export type Destination = z.infer<typeof destinationSchema>;

/** A final report with all places that it can go to or has gone to. */
export const sendingsSchema = z.object({
  patientName: z.string(),
  patientId: z.string(),
  /** How many objects it is sent as; 0 where it was frozen without any. */
  objects: z.number(),
  /** The newest revision, where that is another one; null where this is it. */
  laterRevision: z.number().nullable(),
  destinations: z.array(destinationSchema),
});
export type Sendings = z.infer<typeof sendingsSchema>;

const toServer = z.object({ serverId: z.string().min(1) });

export const serverRoutes = {
  servers: route('GET', '/api/servers', nothing, serverListSchema),
  keepServer: route('PUT', '/api/servers', serverDraftSchema, serverListSchema),
  deleteServer: route('DELETE', '/api/servers/:serverId', nothing, serverListSchema),
  /** Asks for one study, of whomever. Answers where the server does as it should. */
  testServer: route('POST', '/api/servers/test', serverDraftSchema, nothing),
  findStudies: route('POST', '/api/servers/:serverId/studies', studySearchSchema, z.object({ studies: z.array(remoteStudySchema), areMore: z.boolean() })),
  findSeries: route('POST', '/api/servers/:serverId/series', z.object({ studyInstanceUid: uidSchema }), z.object({ series: z.array(remoteSeriesSchema) })),
  findInstances: route(
    'POST',
    '/api/servers/:serverId/instances',
    z.object({ studyInstanceUid: uidSchema, seriesInstanceUid: uidSchema }),
    z.object({ instances: z.array(remoteInstanceSchema) }),
  ),
  /** Begins an import of what is fetched; it is followed and cancelled like any other. */
  fetchSeries: route('POST', '/api/servers/:serverId/fetch', z.object({ series: z.array(fetchedSeriesSchema).min(1).max(1000) }), importProgressSchema),
  sendings: route('GET', '/api/reports/:reportId/sendings', nothing, sendingsSchema),
  /** Begins to send; windows are told how it goes on (`sendingChanged`). Refused while it is on its way there, or has arrived. */
  sendReport: route('POST', '/api/reports/:reportId/sendings', toServer, sendingsSchema),
  /** Asks the server which objects have arrived. */
  checkSending: route('POST', '/api/reports/:reportId/sendings/check', toServer, sendingsSchema),
} as const;
