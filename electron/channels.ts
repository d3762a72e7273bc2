/** The few messages between the page's preload and the main process. Everything else goes through the service. */
export const channels = {
  openDialog: 'venolume:openDialog',
  openFolderDialog: 'venolume:openFolderDialog',
  revealFile: 'venolume:revealFile',
  menuAction: 'venolume:menuAction',
} as const;

/** The argument by which the preload is told the program's version. */
export const versionArgument = '--venolume-version=';
