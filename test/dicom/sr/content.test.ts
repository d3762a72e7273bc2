import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/dicom/readHeader.ts';
import { concept } from '../../../src/dicom/sr/codedConcept.ts';
import { type ContentItem, item } from '../../../src/dicom/sr/contentItem.ts';
import { encodeContent } from '../../../src/dicom/sr/encodeContent.ts';
import { readContent } from '../../../src/dicom/sr/readContent.ts';
import { encodeFile } from '../../../src/dicom/writeDataset.ts';
import { memoryByteSource } from '../../../src/dicom/byteSource.ts';
import { sharedData } from '../../sharedData.ts';

const meta = { sopClassUid: '1.2.840.10008.5.1.4.1.1.88.33', sopInstanceUid: '2.25.1' };
const something = concept('121071', 'DCM', 'Finding');

async function readBack(root: ContentItem): Promise<ContentItem> {
  const bytes = encodeFile(meta, [['x00080005', 'CS', 'ISO_IR 192'], ['x00080016', 'UI', meta.sopClassUid], ['x00080018', 'UI', meta.sopInstanceUid], ...encodeContent(root)]);
  const { dataset } = await readHeader(memoryByteSource(bytes));
  return readContent(dataset);
}

describe('the content of a structured report', () => {
  it('is read as it was written, every kind of item, also below others', async () => {
    const root = item(null, something, { type: 'CONTAINER', templateId: '1500' }, [
      item('HAS CONCEPT MOD', something, { type: 'CODE', code: concept('7771000', 'SCT', 'Left') }),
      item('HAS OBS CONTEXT', something, { type: 'PNAME', personName: 'Müller^Jörg' }),
      item('HAS OBS CONTEXT', something, { type: 'UIDREF', uid: '2.25.77' }),
      item('CONTAINS', something, { type: 'TEXT', text: 'größer als 1 \\ 2\nzweite Zeile' }),
      item('CONTAINS', something, { type: 'DATETIME', when: '20261123054500' }),
      item('CONTAINS', something, { type: 'SCOORD', graphicType: 'POLYLINE', points: [[0.5, 1.25], [2, 3], [0.5, 1.25]] }, [
        item('SELECTED FROM', null, { type: 'IMAGE', sopClassUid: '1.2.840.10008.5.1.4.1.1.3.1', sopInstanceUid: '2.25.5', frameNumbers: [12] }),
      ]),
      item('CONTAINS', something, { type: 'NUM', value: null, unit: null, qualifier: concept('114010', 'DCM', 'Value unknown') }),
    ]);
    expect(await readBack(root)).toEqual(root);
  });

  it('keeps every bit of a number, where sixteen characters cannot hold it too', async () => {
    for (const value of [76.5, 1 / 3, -1e-7 / 3, 123456789.12345679, 0]) {
      const root = item(null, something, { type: 'NUM', value, unit: concept('mm2', 'UCUM', 'square millimeter'), qualifier: null });
      expect(await readBack(root)).toEqual(root);
    }
  });

  it('keeps a text of a megabyte, as an analysis is', async () => {
    const text = 'é'.repeat(600_000);
    expect(await readBack(item(null, something, { type: 'TEXT', text }))).toEqual(item(null, something, { type: 'TEXT', text }));
  });

  it('refuses what is no structured report, in one sentence', async () => {
    const { dataset } = await readHeader(memoryByteSource(encodeFile(meta, [['x00080018', 'UI', '2.25.1']])));
    expect(() => readContent(dataset)).toThrow('no content tree');
  });
});

describe.skipIf(sharedData === null)('structured reports of other writers', () => {
  const folder = join(sharedData ?? '', 'sr');
  const names = sharedData === null ? [] : readdirSync(folder).filter((name) => !name.includes('no-pixel-data'));

  it.each(names)('%s is read into a tree', async (name) => {
    const { dataset } = await readHeader(memoryByteSource(readFileSync(join(folder, name))));
    const tree = readContent(dataset);
    expect(tree.value.type).toBe('CONTAINER');
    expect(tree.name?.meaning).not.toBe('');
  });
});
