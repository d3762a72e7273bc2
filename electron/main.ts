import { startShell } from './shell.ts';

// Not awaited: Electron becomes ready only after this module has run to its end. What goes wrong reaches `noteCrashes`.
void startShell();
