import type { DatasetElement } from '../dicom/datasetElement.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import { type Phantom, phantomFrameTimeMs, phantomPullbackRateMmPerS } from './phantom.ts';
import type { PhantomSyntax } from './phantomSyntax.ts';
import { uidOf } from './phantomUid.ts';

/** Ultrasound Multi-frame Image Storage. */
export const ultrasoundMultiframeUid = '1.2.840.10008.5.1.4.1.1.3.1';

/** The pullback's own UID: one phantom whatever syntax it is written in, since its analysis is about its frames. */
export function phantomSopInstanceUid({ request }: Phantom): string {
  return uidOf(`venolume phantom ${request.scenario} ${request.numberOfFrames} ${request.sizePx} ${request.seed}`);
}

const studyDate = '20260311';

/** Everything of the phantom's file but its pixels, as the Ultrasound Multi-frame Image IOD wants it for IVUS (PS3.3 A.7.4, C.8.5.6). */
export function phantomAttributes(phantom: Phantom, syntax: PhantomSyntax): readonly DatasetElement[] {
  const { request, scenario } = phantom;
  const { numberOfFrames, sizePx, seed } = request;
  const after = scenario.name === 'stented';
  const time = after ? '104500' : '100000';
  // A stented vein and the same vein before share patient and study.
  const person = after || scenario.name === 'stented-before' ? 'stented' : scenario.name;
  const study = `venolume phantom study ${person} ${seed}`;
  return [
    ['x00080005', 'CS', 'ISO_IR 192'],
    ['x00080008', 'CS', ['ORIGINAL', 'PRIMARY']],
    ['x00080016', 'UI', ultrasoundMultiframeUid],
    ['x00080018', 'UI', phantomSopInstanceUid(phantom)],
    ['x00080020', 'DA', studyDate],
    ['x00080023', 'DA', studyDate],
    ['x0008002a', 'DT', `${studyDate}${time}`],
    ['x00080030', 'TM', '095500'],
    ['x00080033', 'TM', time],
    ['x00080050', 'SH', ''],
    ['x00080060', 'CS', 'IVUS'],
    ['x00080070', 'LO', 'venolume phantom'],
    ['x00080090', 'PN', ''],
    ['x00081030', 'LO', 'Synthetic iliofemoral vein, left'],
    ['x0008103e', 'LO', `Phantom, ${scenario.name}`],
    ['x00081090', 'LO', 'Synthetic 60 mm'],
    ['x00082144', 'IS', 30],
    ['x00100010', 'PN', `Phantom^Synthetic ${person}`],
    ['x00100020', 'LO', `PHANTOM-${person.toUpperCase()}-${seed}`],
    ['x00100030', 'DA', ''],
    ['x00100040', 'CS', 'O'],
    ['x00104000', 'LT', 'Synthetic images. No person was examined.'],
    ['x00180040', 'IS', 30],
    ['x00181063', 'DS', phantomFrameTimeMs],
    ['x0018106a', 'CS', 'NO TRIGGER'],
    ['x00181800', 'CS', 'N'],
    ['x00183100', 'CS', scenario.motorPullback ? 'MOTOR_PULLBACK' : 'MANUAL_PULLBACK'],
    ...motor(phantom),
    ...regions(phantom),
    ['x0020000d', 'UI', uidOf(study)],
    ['x0020000e', 'UI', uidOf(`${study} series ${after ? 2 : 1} ${numberOfFrames} ${sizePx}`)],
    ['x00200010', 'SH', `P${seed % 1e9}`],
    ['x00200011', 'IS', after ? 2 : 1],
    ['x00200013', 'IS', 1],
    ['x00200020', 'CS', ''],
    ['x00200060', 'CS', 'L'],
    ['x00200200', 'UI', uidOf(`${study} synchronization`)],
    ['x00280002', 'US', 1],
    ['x00280004', 'CS', 'MONOCHROME2'],
    ['x00280008', 'IS', numberOfFrames],
    ['x00280009', 'AT', dicomTags.frameTime.tag],
    ['x00280010', 'US', sizePx],
    ['x00280011', 'US', sizePx],
    ['x00280100', 'US', 8],
    ['x00280101', 'US', 8],
    ['x00280102', 'US', 7],
    ['x00280103', 'US', 0],
    ['x00280301', 'CS', 'NO'],
    ...lossy(syntax),
  ];
}

/** Rate and extent of the pullback; only a motor has them. */
function motor({ request, scenario }: Phantom): readonly DatasetElement[] {
  if (!scenario.motorPullback) return [];
  return [
    ['x00183101', 'DS', phantomPullbackRateMmPerS],
    ['x00183103', 'IS', 1],
    ['x00183104', 'IS', request.numberOfFrames],
  ];
}

/** One region, the whole frame: tissue in two dimensions, centimetres both ways (PS3.3 C.8.5.5). */
function regions({ request, scenario, spacingMm }: Phantom): readonly DatasetElement[] {
  if (!scenario.calibrated) return [];
  const last = request.sizePx - 1;
  return [
    [
      'x00186011',
      'SQ',
      [
        [
          ['x00186012', 'US', 1],
          ['x00186014', 'US', 1],
          ['x00186016', 'UL', 0],
          ['x00186018', 'UL', 0],
          ['x0018601a', 'UL', 0],
          ['x0018601c', 'UL', last],
          ['x0018601e', 'UL', last],
          ['x00186024', 'US', 3],
          ['x00186026', 'US', 3],
          ['x0018602c', 'FD', spacingMm / 10],
          ['x0018602e', 'FD', spacingMm / 10],
        ],
      ],
    ],
  ];
}

function lossy(syntax: PhantomSyntax): readonly DatasetElement[] {
  if (syntax !== 'jpegBaseline') return [['x00282110', 'CS', '00']];
  return [
    ['x00282110', 'CS', '01'],
    ['x00282112', 'DS', 6],
    ['x00282114', 'CS', 'ISO_10918_1'],
  ];
}
