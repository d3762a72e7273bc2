import type { DicomDataset } from '../dicom/dicomDataset.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import type { Warning } from '../shared/warning.ts';
import type { UltrasoundRegion } from './ultrasoundRegion.ts';

/** The ultrasound regions of a data set (PS3.3 C.8.5.5) as the file has them; an item without a box is left out with a warning. */
export function readRegions(dataset: DicomDataset, warn: (warning: Warning) => void): readonly UltrasoundRegion[] {
  return dataset.items(dicomTags.sequenceOfUltrasoundRegions).flatMap((item, index): UltrasoundRegion[] => {
    const minX0 = item.number(dicomTags.regionLocationMinX0);
    const minY0 = item.number(dicomTags.regionLocationMinY0);
    const maxX1 = item.number(dicomTags.regionLocationMaxX1);
    const maxY1 = item.number(dicomTags.regionLocationMaxY1);
    if (minX0 === null || minY0 === null || maxX1 === null || maxY1 === null) {
      warn({ code: 'pullback/regionWithoutBox', message: `Ultrasound region ${index + 1} does not say where it lies and is left out.` });
      return [];
    }
    return [
      {
        index,
        minX0,
        minY0,
        maxX1,
        maxY1,
        spatialFormat: item.number(dicomTags.regionSpatialFormat),
        dataType: item.number(dicomTags.regionDataType),
        flags: item.number(dicomTags.regionFlags),
        physicalUnitsX: item.number(dicomTags.physicalUnitsXDirection),
        physicalUnitsY: item.number(dicomTags.physicalUnitsYDirection),
        physicalDeltaX: item.number(dicomTags.physicalDeltaX),
        physicalDeltaY: item.number(dicomTags.physicalDeltaY),
      },
    ];
  });
}
