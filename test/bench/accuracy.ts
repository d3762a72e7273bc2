import { parseArgs } from 'node:util';
import { textTable } from '../../src/node/commands/textTable.ts';
import { scenarioNamed } from '../../src/phantom/phantom.ts';
import { type ScenarioName, scenarioNames } from '../../src/phantom/scenario.ts';
import { type PhantomScores, phantomScores } from './accuracyRun.ts';
import type { FrameScore } from './accuracyScore.ts';
import { quantile } from './inTurns.ts';

// `npm run accuracy`: detects the lumina of synthetic pullbacks and scores them against their truth. Seeds are those of the pullbacks; the detector sees frames and scale only.

const usage = `npm run accuracy -- [--scenario NAME,NAME] [--seeds 11,12] [--frames N] [--size PX] [--json]

  --scenario  these only (default: all)
  --seeds     of the synthetic pullbacks (default 21,22)
  --frames    of each pullback (default 150)
  --size      rows and columns of a frame (default 512)
  --json      an array on standard output instead of the table`;

interface AccuracyRow {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly frames: number;
  readonly alone: ScoreSummary;
  readonly course: ScoreSummary;
  readonly corrected: ScoreSummary;
  /** Of the frames that agree badly (Jaccard below 0.85), how many the program itself doubted. */
  readonly badFrames: number;
  readonly badFramesDoubted: number;
  readonly leastAreaErrorPercent: number | null;
  readonly leastAreaFramesOff: number | null;
  /** Channels of frames with several, each found round its middle; null where no frame has several. */
  readonly clickedChannels: { readonly count: number; readonly medianJaccard: number; readonly lowJaccard: number } | null;
}

interface ScoreSummary {
  readonly medianJaccard: number;
  /** What a twentieth of the frames falls below. */
  readonly lowJaccard: number;
  readonly medianHausdorffMm: number;
  readonly medianMeanDistanceMm: number;
  /** Median of the signed error: whether contours are too large or too small on the whole. */
  readonly medianAreaErrorPercent: number;
  readonly medianAbsoluteAreaErrorPercent: number;
}

const badJaccard = 0.85;
/** Frames less sure than this are offered to the reader first. */
const doubtedBelow = 0.6;

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: scenarioNames.join(',') },
    seeds: { type: 'string', default: '21,22' },
    frames: { type: 'string', default: '150' },
    size: { type: 'string', default: '512' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else {
  const rows: AccuracyRow[] = [];
  for (const scenario of values.scenario.split(',').map(scenarioNamed)) {
    for (const seed of values.seeds.split(',').map(Number)) {
      process.stderr.write(`${scenario}, seed ${seed}\n`);
      rows.push(rowOf(scenario, seed, phantomScores({ scenario, seed, numberOfFrames: Number(values.frames), sizePx: Number(values.size) })));
    }
  }
  console.log(values.json ? JSON.stringify(rows, null, 2) : tableOf(rows));
}

function rowOf(scenario: ScenarioName, seed: number, { alone, course, corrected, confidences, clicked, leastArea }: PhantomScores): AccuracyRow {
  const bad = course.flatMap(({ jaccard }, i) => (jaccard < badJaccard ? [confidences[i]!] : []));
  return {
    scenario,
    seed,
    frames: course.length,
    alone: summaryOf(alone),
    course: summaryOf(course),
    corrected: summaryOf(corrected),
    clickedChannels: clicked.length === 0 ? null : { count: clicked.length, medianJaccard: summaryOf(clicked).medianJaccard, lowJaccard: summaryOf(clicked).lowJaccard },
    badFrames: bad.length,
    badFramesDoubted: bad.filter((confidence) => confidence < doubtedBelow).length,
    leastAreaErrorPercent: leastArea === null ? null : rounded(leastArea.errorPercent, 2),
    leastAreaFramesOff: leastArea?.framesOff ?? null,
  };
}

function summaryOf(scores: readonly FrameScore[]): ScoreSummary {
  const of = (figure: (score: FrameScore) => number | null, share = 0.5) => quantile(scores.flatMap((score) => figure(score) ?? []), share);
  return {
    medianJaccard: rounded(of(({ jaccard }) => jaccard), 4),
    lowJaccard: rounded(of(({ jaccard }) => jaccard, 0.05), 4),
    medianHausdorffMm: rounded(of(({ hausdorffMm }) => hausdorffMm), 3),
    medianMeanDistanceMm: rounded(of(({ meanDistanceMm }) => meanDistanceMm), 3),
    medianAreaErrorPercent: rounded(of(({ areaErrorPercent }) => areaErrorPercent), 2),
    medianAbsoluteAreaErrorPercent: rounded(of(({ areaErrorPercent }) => Math.abs(areaErrorPercent)), 2),
  };
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

function tableOf(rows: readonly AccuracyRow[]): string {
  const head = ['scenario', 'seed', 'frames', 'Jaccard alone', 'on course', 'low 5 %', 'corrected', 'Hausdorff mm', 'mean mm', 'area error %', 'bad (doubted)', 'MLA error %', 'frames off', 'clicked channels'];
  const lines = rows.map(({ scenario, seed, frames, alone, course, corrected, badFrames, badFramesDoubted, leastAreaErrorPercent, leastAreaFramesOff, clickedChannels }) => [
    scenario,
    String(seed),
    String(frames),
    alone.medianJaccard.toFixed(3),
    course.medianJaccard.toFixed(3),
    course.lowJaccard.toFixed(3),
    corrected.medianJaccard.toFixed(3),
    course.medianHausdorffMm.toFixed(2),
    course.medianMeanDistanceMm.toFixed(2),
    `${course.medianAreaErrorPercent.toFixed(1)} (± ${course.medianAbsoluteAreaErrorPercent.toFixed(1)})`,
    `${badFrames} (${badFramesDoubted})`,
    leastAreaErrorPercent?.toFixed(1) ?? '',
    leastAreaFramesOff?.toString() ?? '',
    clickedChannels === null ? '' : `${clickedChannels.medianJaccard.toFixed(3)} (${clickedChannels.count})`,
  ]);
  return [textTable(head, lines), '', 'Medians over the frames that have a lumen to trace. Corrected: at most three points on the 5 % of frames that the program is least sure of. Clicked channels: on frames with several, each as it is found where its middle is clicked (how many).'].join('\n');
}
