import type { ByteSink } from '../../dicom/byteSink.ts';
import { type IdentityTrace, standsIn } from '../../dicom/deidentify/identityTraces.ts';
import { traceLeft } from '../../dicom/deidentify/requireNoTrace.ts';

/**
 * A sink that looks for the identity in everything that goes to another, also across the pieces in which it comes. Only what is long
 * enough to mean what it says is looked for: among the bytes of pictures any short word stands somewhere by chance. Throws `deidentify/traceLeft`.
 */
export function guardedSink(sink: ByteSink, traces: readonly IdentityTrace[], where: string): ByteSink {
  const sought = traces.filter(({ isCertain }) => isCertain).map((trace) => ({ ...trace, text: Buffer.from(trace.text, 'utf8').toString('latin1') }));
  const overlap = Math.max(0, ...sought.map(({ text }) => text.length + 2));
  let before = '';
  return {
    async append(bytes) {
      const text = before + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').toLowerCase();
      const found = sought.find((trace) => standsIn(text, trace));
      if (found !== undefined) throw traceLeft(found, where);
      before = overlap === 0 ? '' : text.slice(-overlap);
      await sink.append(bytes);
    },
    overwrite: (position, bytes) => sink.overwrite(position, bytes),
  };
}
