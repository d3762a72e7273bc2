import type { Session } from '../../api/contract.ts';
import type { Opened } from '../../api/importing.ts';
import type { Library } from '../library/library.ts';
import type { CredentialStore } from '../credentialStore.ts';
import type { DicomwebLimits } from '../dicomweb/serverConnection.ts';
import type { Imports } from './imports.ts';
import type { InTurn } from './inTurn.ts';
import type { DeidentifiedExports } from './deidentifiedExports.ts';
import type { FileStates } from './fileStates.ts';
import type { OpenedPullbacks } from './openedPullbacks.ts';
import type { ReadKeeper } from './readKeeper.ts';
import type { ReceivedFile } from './receiveFile.ts';
import type { ReportSending } from './reportSending.ts';
import type { Servers } from './servers.ts';
import type { ServiceEvents } from './serviceEvents.ts';

export interface ServiceOptions {
  /** The folder that holds the library (see `homeFolder.ts`). */
  readonly home: string;
  readonly host: Session['host'];
  /** The folder with the shipped sample. */
  readonly assetsFolder: string;
  /** Where passwords of servers are kept; without one, in memory until the service ends. */
  readonly credentials?: CredentialStore;
  /** How patient the service is with servers. */
  readonly dicomweb?: { readonly limits: DicomwebLimits; readonly retryDelayMs: number };
}

/** What every route works with. */
export interface ServiceContext extends ServiceOptions {
  readonly library: Library;
  readonly reads: ReadKeeper;
  readonly opened: OpenedPullbacks;
  readonly files: FileStates;
  readonly events: ServiceEvents;
  /** The reader's name, or empty while nobody has said who they are. */
  reader(): Promise<string>;
  session(): Promise<Session>;
  /** Puts an uploaded file into the library's own folder and opens it there. */
  importReceived(file: ReceivedFile): Promise<Opened>;
  readonly imports: Imports;
  readonly deidentified: DeidentifiedExports;
  readonly servers: Servers;
  readonly sending: ReportSending;
  /** Work that looks whether something is in the library and adds it if not: one after the other, so that nothing is added twice. */
  inTurn: InTurn;
  log(error: unknown): void;
}
