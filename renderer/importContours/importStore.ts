import { create } from 'zustand';
import { chooseFiles } from '../app/chooseFiles.ts';

interface ImportState {
  /** The file that the reader chose, while its contours are looked at; null for none. */
  readonly file: File | null;
}

/** Contours of another program on their way into the read on screen. */
export const useImport = create<ImportState>()(() => ({ file: null }));

/** Asks for a file of contours and shows what it holds; nothing is taken over before the reader says so. */
export async function askForContours(): Promise<void> {
  const [file] = await chooseFiles();
  if (file !== undefined) useImport.setState({ file });
}

export function closeImport(): void {
  useImport.setState({ file: null });
}
