import { type BenchCase, type BenchRow, type BenchSetting, MissingTool } from './benchCase.ts';
import { startDecodingWorker } from './decodeWork.ts';
import { inTurns, median, msWords, ratioOf, timedMs } from './inTurns.ts';
import { nativeJpeg } from './nativeJpeg.ts';

/** Frames decoded for one measurement: some half a second. */
const framesATurn = 256;

export const workerAgainstNative: BenchCase = {
  id: 'T7',
  what: 'grey JPEG 512² decoded in one Node worker, against native libjpeg-turbo',
  async run({ data, rounds }) {
    const native = await nativeJpeg(data);
    const worker = await startDecodingWorker(await data.jpeg('withTable'));
    try {
      const turns = await inTurns(
        rounds,
        () => native.frameMs(),
        async () => (await timedMs(() => worker.decode(framesATurn))) / framesATurn,
      );
      const { from, ...rest } = ratioOf(turns);
      return [{ id: this.id, what: this.what, target: 2.2, better: 'lower', ...rest, from: `${from} (${native.tool})` }];
    } finally {
      await worker.stop();
    }
  },
};

export const twoWorkersAgainstOne: BenchCase = {
  id: 'T8',
  what: 'frames a second of two decoding workers, against twice those of one',
  async run(setting) {
    const { data, rounds } = setting;
    const path = await data.jpeg('withTable');
    const workers = await Promise.all([startDecodingWorker(path), startDecodingWorker(path)]);
    try {
      const { yardstickMs, subjectMs } = await inTurns(
        rounds,
        () => timedMs(() => workers[0]!.decode(framesATurn)),
        () => timedMs(() => Promise.all(workers.map((worker) => worker.decode(framesATurn)))),
      );
      const [alone, together] = [median(yardstickMs), median(subjectMs)];
      const from = `${framesATurn} frames in ${msWords(alone)} by one; two such shares in ${msWords(together)} by two`;
      return [{ id: this.id, what: this.what, ratio: alone / together, target: 0.85, better: 'higher', runs: rounds, from }, await nativeTogether(setting)];
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
  },
};

/** What two cores of this machine give to native code that shares nothing: no pool can do better. */
async function nativeTogether({ data, rounds }: BenchSetting): Promise<BenchRow> {
  const line = { id: 'T8.native', what: 'the same of two native processes: what the machine itself gives' };
  try {
    const native = await nativeJpeg(data);
    const turns = await inTurns(
      rounds,
      () => native.frameMs(),
      async () => median(await Promise.all([native.frameMs(), native.frameMs()])),
    );
    const { ratio, ...rest } = ratioOf(turns);
    return { ...line, ratio: 1 / ratio, target: null, better: 'higher', ...rest };
  } catch (error) {
    if (error instanceof MissingTool) return { ...line, skipped: error.message };
    throw error;
  }
}
