import { type Command, InvalidArgumentError } from 'commander';
import { type PixelRectangle, rectangleOf } from '../../dicom/deidentify/blanking.ts';
import { progress } from './progress.ts';
import { runVerb } from './runVerb.ts';

interface TypedOptions {
  readonly out: string;
  readonly analysis: readonly string[];
  readonly patientId?: string;
  readonly patientName?: string;
  readonly keepDatesShifted?: number | 'auto';
  readonly keepDevice?: true;
  readonly keepCharacteristics?: true;
  readonly keepWords?: true;
  readonly keepReaders?: true;
  readonly blank: readonly PixelRectangle[];
  readonly keepOutside?: true;
  readonly looked?: true;
}

/** The verb `deidentify` of the command line. */
export function addDeidentifyVerb(program: Command): void {
  program
    .command('deidentify')
    .description('write pullbacks, analyses and reports without names')
    .argument('<files...>', 'DICOM pullbacks, folders, or DICOMDIRs, all of one patient')
    .requiredOption('--out <folder>', 'where to write them')
    .option('--analysis <file>', 'an analysis of one of them; may be repeated', (path: string, before: readonly string[]) => [...before, path], [])
    .option('--patient-id <id>', 'the new patient ID (default: ANON- and six letters)', newIdentity)
    .option('--patient-name <name>', 'the new patient name (default: the new ID)', newIdentity)
    .option('--keep-dates-shifted <days>', 'keep dates, all moved by so many days, or by a number that is drawn (auto)', shiftOfDays)
    .option('--keep-device', 'keep station name, serial number and software')
    .option('--keep-characteristics', 'keep sex, age, size and weight')
    .option('--keep-words', "keep the reader's own words, which you have checked")
    .option('--keep-readers', 'keep the names of readers')
    .option('--blank <x,y,w,h>', 'a rectangle of pixels to overwrite on every frame; may be repeated', rectangles, [])
    .option('--keep-outside', "keep pixels outside the file's ultrasound regions, where these are wrong")
    .option('--looked', 'you have looked: no name or date is left in the pictures')
    .action((files: readonly string[], options: TypedOptions) =>
      runVerb(false, async () => {
        const { deidentifyCommand } = await import('./deidentify.ts');
        return deidentifyCommand({
          paths: files,
          outFolder: options.out,
          analysisPaths: options.analysis,
          patientId: options.patientId ?? null,
          patientName: options.patientName ?? null,
          shiftDates: options.keepDatesShifted ?? null,
          keepDevice: options.keepDevice === true,
          keepCharacteristics: options.keepCharacteristics === true,
          keepWords: options.keepWords === true,
          keepReaders: options.keepReaders === true,
          blank: options.blank,
          keepOutside: options.keepOutside === true,
          looked: options.looked === true,
          onFrame: progress('Frame'),
        });
      }),
    );
}

function newIdentity(text: string): string {
  if (text.trim() === '' || text.length > 64 || text.includes('\\')) throw new InvalidArgumentError('It has 1 to 64 characters and no backslash.');
  return text.trim();
}

function shiftOfDays(text: string): number | 'auto' {
  if (text === 'auto') return text;
  if (!/^-?[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It is a number of days that is not 0, or auto.');
  return Number(text);
}

function rectangles(text: string, before: readonly PixelRectangle[]): readonly PixelRectangle[] {
  const rectangle = rectangleOf(text);
  if (rectangle === null) throw new InvalidArgumentError('A rectangle is x,y,width,height in pixels.');
  return [...before, rectangle];
}
