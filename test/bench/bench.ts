import { parseArgs } from 'node:util';
import { BenchBrowser } from './benchBrowser.ts';
import { type BenchCase, type BenchRow, MissingTool } from './benchCase.ts';
import { BenchData, benchSizeOf } from './benchData.ts';
import { twoWorkersAgainstOne, workerAgainstNative } from './decodeJpeg.ts';
import { detectionInWorkers } from './detectAll.ts';
import { detectionOfAFrame } from './detectFrame.ts';
import { turnedCut } from './longitudinalCut.ts';
import { longestTask } from './longTasks.ts';
import { measuringAgainstDetecting } from './measureAll.ts';
import { memoryOfScrubbing } from './memory.ts';
import { firstPaint, firstPaintAgainstPeer } from './openInWindow.ts';
import { dcmjsParses, firstFrameOfLargeFile, firstFrameWithoutOffsetTable, lastFrameOfLargerFile } from './openFile.ts';
import { dragWithDetection } from './dragPoint.ts';
import { jsonOf, tableOf } from './outcome.ts';
import { randomSeeks } from './scrub.ts';
import { smoothScrubbing } from './smoothScrub.ts';

// `npm run bench`: measures the program against yardsticks of the same run. It fails where a case breaks, never by a time.

const usage = `npm run bench -- [--only T1,T5] [--size 64M|1G|2.3G] [--rounds N] [--json] [--record FILE] [--keep]

  --only    run these cases only
  --size    of the uncompressed file (default 1G, which the targets are about)
  --rounds  measurements of each, at least 7 for figures to be told (default 7)
  --json    an array on standard output instead of the table
  --record  writes what the screen showed at every animation frame of S1, as JSON
  --keep    leave the files in the folder for temporary files, for the next run`;

const cases: readonly BenchCase[] = [
  firstFrameOfLargeFile,
  dcmjsParses,
  firstPaint,
  firstPaintAgainstPeer,
  memoryOfScrubbing,
  firstFrameWithoutOffsetTable,
  lastFrameOfLargerFile,
  workerAgainstNative,
  twoWorkersAgainstOne,
  randomSeeks,
  turnedCut,
  detectionOfAFrame,
  detectionInWorkers,
  dragWithDetection,
  measuringAgainstDetecting,
  longestTask,
  smoothScrubbing,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    size: { type: 'string', default: '1G' },
    rounds: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
    record: { type: 'string' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const size = benchSizeOf(values.size);
const rounds = Number(values.rounds);
const only = values.only?.split(',').map((id) => id.trim());
const chosen = cases.filter(({ id }) => only === undefined || only.includes(id));
if (values.help || size === null || !Number.isInteger(rounds) || rounds < 1 || chosen.length === 0) {
  console.log(`${usage}\n\n${cases.map(({ id, what }) => `  ${id.padEnd(9)} ${what}`).join('\n')}`);
  process.exitCode = values.help ? 0 : 2;
} else {
  await runCases(new BenchData(size), chosen);
}

async function runCases(data: BenchData, toRun: readonly BenchCase[]): Promise<void> {
  const rows: BenchRow[] = [];
  const browsers: BenchBrowser[] = [];
  const browser = async () => {
    if (browsers[0] === undefined) browsers.push(await BenchBrowser.start());
    return browsers[0]!;
  };
  try {
    for (const one of toRun) {
      process.stderr.write(`${one.id}: ${one.what}\n`);
      rows.push(...(await rowsOf(one, { data, rounds, browser, recordPath: values.record ?? null })));
    }
  } finally {
    await browsers[0]?.close();
    if (!values.keep) await data.remove();
  }
  console.log(values.json ? jsonOf(rows) : tableOf(rows));
}

async function rowsOf(one: BenchCase, setting: Parameters<BenchCase['run']>[0]): Promise<readonly BenchRow[]> {
  try {
    return await one.run(setting);
  } catch (error) {
    if (!(error instanceof MissingTool)) throw error;
    return [{ id: one.id, what: one.what, skipped: error.message }];
  }
}
