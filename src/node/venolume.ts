#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type DecimalMark, type ReportFormat, reportFormats } from '../api/contract.ts';
import { type FrameRange, parseFrameList } from '../shared/frameList.ts';
import type { ImportAnswers } from '../exchange/foreignContours.ts';
import { addDeidentifyVerb } from './commands/deidentifyVerb.ts';
import { counted } from './commands/counted.ts';
import { type ExportFormat, exportFormats } from './commands/exportFormat.ts';
import { progress } from './commands/progress.ts';
import { leaveOnCrash, runVerb } from './commands/runVerb.ts';
import { programVersion } from './programVersion.ts';
import { outputError } from './writeFileAtomically.ts';

// Every verb loads what it needs when it is called, so that a short answer comes quickly.

leaveOnCrash();

/** A reader that has seen enough (`| head`) closes the pipe; that is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  const { code, message } = outputError(error, 'standard output');
  process.stderr.write(`error: ${code}: ${message}\n`);
  process.exit(1);
});

const pullbackArgument = 'a DICOM pullback; or a folder, or the DICOMDIR of a disc, with one pullback or set of stills in it';
const itsPullback = 'its DICOM pullback (or a folder or DICOMDIR with it)';

const program = new Command('venolume')
  .description('Measures intravascular ultrasound of veins. Research and training use; not a cleared medical device.')
  .version(programVersion)
  .showHelpAfterError('(--help says more)')
  .exitOverride();

program
  .command('info')
  .description('say what a file is, or what a folder or a disc holds')
  .argument('<file>', 'a DICOM pullback, a folder, or the DICOMDIR of a disc')
  .option('--json', 'one JSON document on stdout')
  .action((file: string, options: { json?: true }) =>
    runVerb(options.json === true, async () => {
      const { folderInfoCommand, infoCommand } = await import('./commands/info.ts');
      const { isFolderOrDisc } = await import('./openNamed.ts');
      const { folderInfoText, infoText } = await import('./commands/infoText.ts');
      const asText = options.json !== true;
      if (await isFolderOrDisc(file)) {
        const folder = await folderInfoCommand(file);
        return asText ? folderInfoText(folder) : JSON.stringify(folder, null, 2);
      }
      const info = await infoCommand(file);
      return asText ? infoText(info) : JSON.stringify(info, null, 2);
    }),
  );

program
  .command('frames')
  .description('write decoded frames as PNG (frame-000001.png ...)')
  .argument('<file>', pullbackArgument)
  .requiredOption('--out <folder>', 'where to write them')
  .option('--frames <list>', 'which frames, as 1,5-9 (default: all)', frameList)
  .action((file: string, options: { out: string; frames?: readonly FrameRange[] }) =>
    runVerb(false, async () => {
      const { framesCommand } = await import('./commands/frames.ts');
      const { written } = await framesCommand({ path: file, outFolder: options.out, frames: options.frames ?? null, onFrame: progress('Frame') });
      return `${counted(written, 'frame')} written.`;
    }),
  );

program
  .command('contour')
  .description('detect lumen contours, provisional until a reader accepts them, and write an analysis file')
  .argument('<file>', pullbackArgument)
  .requiredOption('--out <analysis>', 'the analysis file to write')
  .option('--frames <list>', 'which frames, as 1,5-9 (default: all)', frameList)
  .option('--every <n>', 'of those, the first and every n-th after it', positiveInteger, 1)
  .option('--from <analysis>', 'keep the contours, segments and landmarks of this analysis, and start from its accepted contours')
  .action((file: string, options: { out: string; frames?: readonly FrameRange[]; every: number; from?: string }) =>
    runVerb(false, async () => {
      const { contourCommand } = await import('./commands/contour.ts');
      const { contourText } = await import('./commands/contourText.ts');
      return contourText(
        await contourCommand({ path: file, outPath: options.out, frames: options.frames ?? null, every: options.every, fromPath: options.from ?? null, onFrame: progress('Frame') }),
      );
    }),
  );

program
  .command('measure')
  .description('measure the frames and vein segments of an analysis')
  .argument('<analysis>', 'an analysis file')
  .argument('[file]', `${itsPullback}, which then gives the calibration`)
  .option('--with <analysis>', 'the analysis of another pullback of the patient, for references in it; may be repeated', collect, [])
  .option('--json', 'one JSON document on stdout')
  .action((analysis: string, file: string | undefined, options: { with: readonly string[]; json?: true }) =>
    runVerb(options.json === true, async () => {
      const { measureCommand } = await import('./commands/measure.ts');
      const { measureJson } = await import('./commands/measureJson.ts');
      const { measureText } = await import('./commands/measureText.ts');
      const measured = await measureCommand({ analysisPath: analysis, pullbackPath: file ?? null, partnerPaths: options.with });
      return options.json === true ? JSON.stringify(measureJson(measured), null, 2) : measureText(measured);
    }),
  );

program
  .command('report')
  .description('write the stenosis report of an analysis, marked draft (finalising is a reader\'s act in the program)')
  .argument('<analysis>', 'an analysis file')
  .argument('<file>', itsPullback)
  .requiredOption('--out <folder>', 'where to write report.pdf, report.csv, report.json')
  .option('--format <list>', `which of ${reportFormats.join(', ')}`, formatList, ['pdf', 'csv', 'json'])
  .addOption(new Option('--decimal <mark>', 'decimal mark of the CSV; with a comma its columns are separated by semicolons').choices(['point', 'comma']).default('point'))
  .option('--with <analysis>', 'the analysis of another pullback of the patient, for references in it; may be repeated', collect, [])
  .action((analysis: string, file: string, options: { out: string; format: readonly ReportFormat[]; decimal: DecimalMark; with: readonly string[] }) =>
    runVerb(false, async () => {
      const { reportCommand } = await import('./commands/report.ts');
      const paths = await reportCommand({ analysisPath: analysis, pullbackPath: file, outFolder: options.out, formats: options.format, decimal: options.decimal, partnerPaths: options.with });
      return paths.join('\n');
    }),
  );

program
  .command('import')
  .description("take the contours of another program's file over into an analysis file, provisional until a reader accepts them")
  .argument('<contours>', 'echoPlaque XML, HolOrama JSON, or DICOM SR of another program')
  .argument('<file>', itsPullback)
  .requiredOption('--out <analysis>', 'the analysis file to write')
  .option('--from <analysis>', 'keep this analysis; its frames keep their contours')
  .addOption(new Option('--frame-base <n>', 'whether the file counts frames from 0 or 1, where it does not show').choices(['0', '1']))
  .addOption(new Option('--kind <kind>', 'what contours are of which the file does not say it').choices(['lumen', 'stent', 'none']))
  .addOption(new Option('--open-lines <what>', 'whether outlines of a report that are not closed are joined').choices(['close', 'leave']))
  .addOption(new Option('--curve <curve>', 'how few points are joined').choices(['polygon', 'periodicCubic']))
  .addOption(new Option('--size <pixels>', 'whether points are in pixels of the file, where its images are of another size').choices(['scaled', 'asStored']))
  .addOption(new Option('--offset <points>', 'what an offset in the file means').choices(['subtracted', 'asStored']))
  .action((contours: string, file: string, { out, from, ...answers }: ImportOptions) =>
    runVerb(false, async () => {
      const { importCommand } = await import('./commands/importContours.ts');
      const { importText } = await import('./commands/importText.ts');
      return importText(await importCommand({ contoursPath: contours, pullbackPath: file, outPath: out, fromPath: from ?? null, answers }));
    }),
  );

program
  .command('export')
  .description('write an analysis as other programs take it')
  .argument('<analysis>', 'an analysis file')
  .argument('<file>', itsPullback)
  .requiredOption('--out <folder>', 'where to write')
  .option('--format <list>', 'which of echoplaque, contours-csv, figures-csv', exportFormatList, ['contours-csv', 'figures-csv'])
  .option('--with <analysis>', 'the analysis of another pullback of the patient, for references in it; may be repeated', collect, [])
  .action((analysis: string, file: string, options: { out: string; format: readonly ExportFormat[]; with: readonly string[] }) =>
    runVerb(false, async () => {
      const { exportCommand } = await import('./commands/exportAnalysis.ts');
      return (await exportCommand({ analysisPath: analysis, pullbackPath: file, outFolder: options.out, formats: options.format, partnerPaths: options.with })).join('\n');
    }),
  );

addDeidentifyVerb(program);

program
  .command('phantom')
  .description('write a synthetic pullback with its true contours, segments and references')
  .option('--out <file>', 'the DICOM file to write')
  .option('--truth <analysis>', 'the analysis file to write its truth to')
  .option('--scenario <name>', 'what it shows (default: nivl)')
  .option('--frames <n>', 'how many frames (default: 300)', positiveInteger)
  .option('--size <px>', 'rows and columns (default: 512)', positiveInteger)
  .option('--seed <n>', 'which of its kind; the same number gives the same pullback (default: 1)', positiveInteger)
  .option('--syntax <name>', 'transfer syntax (default: explicitLittleEndian)')
  .option('--list', 'say which scenarios and syntaxes there are')
  .action((options: PhantomOptions, command: Command) => {
    const { out, truth } = options;
    if (options.list !== true && (out === undefined || truth === undefined)) {
      command.error(`error: required option '${out === undefined ? '--out <file>' : '--truth <analysis>'}' not specified`);
    }
    return runVerb(false, async () => {
      const { phantomCommand, phantomList } = await import('./commands/phantom.ts');
      if (out === undefined || truth === undefined || options.list === true) return phantomList();
      return phantomCommand({
        outPath: out,
        truthPath: truth,
        scenario: options.scenario ?? null,
        numberOfFrames: options.frames ?? null,
        sizePx: options.size ?? null,
        seed: options.seed ?? null,
        syntax: options.syntax ?? null,
        onFrame: progress('Frame'),
      });
    });
  });

program
  .command('serve')
  .description('serve the program to a browser on this machine; prints its address')
  .argument('[files...]', 'DICOM pullbacks, folders, or DICOMDIRs to open')
  .option('--port <n>', 'port of the loopback address (default: any free one)', portNumber, 0)
  .option('--open', 'open it in the browser')
  .action((files: readonly string[], options: { port: number; open?: true }) =>
    runVerb(false, async () => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand({ paths: files, port: options.port, openBrowser: options.open === true });
      return '';
    }),
  );

interface ImportOptions extends ImportAnswers {
  readonly out: string;
  readonly from?: string;
}

interface PhantomOptions {
  readonly out?: string;
  readonly truth?: string;
  readonly scenario?: string;
  readonly frames?: number;
  readonly size?: number;
  readonly seed?: number;
  readonly syntax?: string;
  readonly list?: true;
}

function frameList(text: string): readonly FrameRange[] {
  const ranges = parseFrameList(text);
  if (ranges === null) throw new InvalidArgumentError('Frames are numbers and ranges from 1, as 1,5-9.');
  return ranges;
}

function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('It is a whole number from 0 to 65535.');
  return port;
}

function formatList(text: string): readonly ReportFormat[] {
  const list = text.split(',').map((word) => word.trim());
  const formats = list.map((word) => reportFormats.find((format) => format === word));
  if (!formats.every((format) => format !== undefined)) throw new InvalidArgumentError(`Formats are ${reportFormats.join(', ')}, separated by commas.`);
  return [...new Set(formats)];
}

function exportFormatList(text: string): readonly ExportFormat[] {
  const formats = text.split(',').map((word) => exportFormats.find((format) => format === word.trim()));
  if (!formats.every((format) => format !== undefined)) throw new InvalidArgumentError(`Formats are ${exportFormats.join(', ')}, separated by commas.`);
  return [...new Set(formats)];
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
