/**
 * The browser's dialog for files or a folder. Empty when the reader cancels. The field stands in the page meanwhile: one that
 * nothing holds may be collected as garbage with its dialog, before it has opened or was answered.
 */
export function chooseFiles({ multiple = false, folder = false } = {}): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = multiple;
    input.webkitdirectory = folder;
    input.hidden = true;
    const answer = (files: readonly File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => answer([...(input.files ?? [])]));
    input.addEventListener('cancel', () => answer([]));
    document.body.append(input);
    input.click();
  });
}
