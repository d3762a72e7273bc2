import { join } from 'node:path';
import { writeAnalysisFile } from '../analysis/writeAnalysisFile.ts';
import { generatePhantom } from '../phantom/phantom.ts';
import { truthAnalysis } from '../phantom/phantomTruth.ts';
import { sampleRead } from '../phantom/sampleRead.ts';
import { samplePhantomRequest } from '../phantom/samplePhantomRequest.ts';
import { writePhantom } from '../phantom/writePhantom.ts';
import { progress } from './commands/progress.ts';
import { programFolder } from './programFolder.ts';
import { streamFileAtomically } from './streamFileAtomically.ts';
import { makeOutputFolder, writeFileAtomically } from './writeFileAtomically.ts';

// Makes the sample pullback that ships with the program: `npm run sample`. Always the same bytes.

/** As good as the shipped file may be large. */
const jpegQuality = 75;

const folder = join(programFolder(), 'assets', 'sample');
const phantom = generatePhantom(samplePhantomRequest);
await makeOutputFolder(folder);
await streamFileAtomically(join(folder, 'pullback.dcm'), (sink) => writePhantom(phantom, sink, { syntax: 'jpegBaseline', jpegQuality, onFrame: progress('Frame') }));
await writeFileAtomically(join(folder, 'truth.json'), writeAnalysisFile(truthAnalysis(phantom)));
await writeFileAtomically(join(folder, 'analysis.json'), writeAnalysisFile(sampleRead(phantom)));
