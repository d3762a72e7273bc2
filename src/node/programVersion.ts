/** Put in by the build (and by the test runner) from package.json. */
declare const __PROGRAM_VERSION__: string;

/** The version of this program, as reports and the audit trail name it. */
export const programVersion: string = __PROGRAM_VERSION__;
