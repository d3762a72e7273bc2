import type { OpenReading } from '../app/appStore.ts';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { areaFigure } from '../format/frameFigures.ts';
import { percentWords } from '../format/decimalWords.ts';
import { frameName, minimumName } from '../format/stillWords.ts';
import type { Reading } from '../reading/reading.ts';
import { sayInApp } from '../app/appStore.ts';
import { sentenceOf } from '../service/client.ts';

/** The segments' figures as text, a line each, with what they rest on. */
export async function copyFigures(reading: Reading | null): Promise<void> {
  if (reading === null) return;
  const { kind } = reading.details.pullback;
  const lines = reading.measurement.segments.map((segment) => {
    const minimum = segment.minimumLumenArea;
    const area = areaFigure(minimum?.areaMm2 ?? null, minimum?.areaPx2 ?? null);
    const reference = areaFigure(segment.reference?.areaMm2 ?? null, segment.reference?.areaPx2 ?? null);
    return [
      segmentName(segment),
      minimum === null || area === null ? 'no measured frame' : `${minimumName(segment).toLowerCase()} ${minimum.state === 'atMost' ? '≤ ' : ''}${area.value} ${area.unit}, ${frameName(kind, minimum.frameNumber).toLowerCase()}`,
      reference === null ? 'no reference area' : `reference ${reference.value} ${reference.unit} (${segment.reference?.rule ?? ''})`,
      segment.areaStenosisPercent === null ? 'no area stenosis' : `area stenosis ${percentWords(segment.areaStenosisPercent)}`,
      segment.provisionalFrames > 0 ? `${segment.provisionalFrames} provisional` : 'all accepted',
    ].join('\t');
  });
  if (lines.length === 0) return reportCopied('There is no segment yet whose figures could be copied.');
  try {
    await navigator.clipboard.writeText(lines.join('\n'));
    reportCopied('The figures are copied.');
  } catch {
    reportCopied('The figures could not be copied: the clipboard refused them.');
  }
}

export async function copyFrame(open: OpenReading | null): Promise<void> {
  const stage = open?.stage.handle ?? null;
  if (stage === null) return;
  try {
    const picture = stage.copyFrameAsPicture();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    reportCopied('The frame is copied as a picture.');
  } catch (error) {
    reportCopied(`The frame could not be copied. ${sentenceOf(error)}`);
  }
}

function reportCopied(sentence: string): void {
  sayInApp(sentence);
}
