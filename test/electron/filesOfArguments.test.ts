import { describe, expect, it } from 'vitest';
import { filesOfArguments } from '../../electron/filesOfArguments.ts';

describe('the files of a command line', () => {
  it('are absolute, in order, without the program and its folder', () => {
    expect(filesOfArguments(['/electron', '/checkout', 'a.dcm', '/scans/b.dcm'], false, '/home/reader')).toEqual(['/home/reader/a.dcm', '/scans/b.dcm']);
  });

  it('are all the words of an installed program', () => {
    expect(filesOfArguments(['/venolume', 'a.dcm'], true, '/home/reader')).toEqual(['/home/reader/a.dcm']);
  });

  it('are not the switches that Electron and the system add', () => {
    expect(filesOfArguments(['/venolume', '--allow-file-access-from-files', '--original-process-start-time=1', '', 'a.dcm'], true, '/home/reader')).toEqual(['/home/reader/a.dcm']);
  });

  it('are none where none is named', () => {
    expect(filesOfArguments(['/electron', '/checkout'], false, '/home/reader')).toEqual([]);
  });
});
