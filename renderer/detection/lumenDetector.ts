import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { AppError } from '../../src/shared/appError.ts';
import { type DetectionRequest, detectionAnswerSchema, type FrameAnswer, type LumenQuestion } from './detectionMessages.ts';

/** What the detector needs of a worker. */
export interface DetectionWorker {
  postMessage(message: DetectionRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/** Looks for lumina on the frames of one pullback, in workers that fetch and decode the frames themselves: no pixels travel. */
export interface LumenDetector {
  /** One frame, as soon as a worker is free. */
  readonly detect: (question: LumenQuestion) => Promise<FrameAnswer>;
  /** Many frames; where it is aborted, what was done by then. `onDone` is told with every few. */
  readonly detectMany: (questions: readonly LumenQuestion[], signal: AbortSignal, onDone: (done: number) => void) => Promise<readonly FrameAnswer[]>;
  readonly dispose: () => void;
}

interface Seat {
  worker: DetectionWorker | null;
  readonly asked: Map<number, { readonly resolve: (answers: readonly FrameAnswer[]) => void; readonly reject: (error: AppError) => void }>;
}

const mostWorkers = 4;
/** Frames that a worker takes at a time: few enough that one frame asked for in between does not wait long. */
const framesAtOnce = 4;

/** Workers start with the first question. */
export function openLumenDetector(pullbackId: string, pixels: ImagePixels, startWorker: () => DetectionWorker = startDetectionWorker, size = defaultSize()): LumenDetector {
  let nextId = 1;
  const seats: Seat[] = Array.from({ length: size }, () => ({ worker: null, asked: new Map() }));

  function start(seat: Seat): DetectionWorker {
    const worker = startWorker();
    worker.postMessage({ type: 'pullback', pullbackId, pixels });
    worker.addEventListener('message', ({ data }) => {
      const { id, answers } = detectionAnswerSchema.parse(data);
      const question = seat.asked.get(id);
      seat.asked.delete(id);
      question?.resolve(answers);
    });
    worker.addEventListener('error', () => {
      if (seat.worker === worker) letGo(seat);
    });
    return worker;
  }

  function letGo(seat: Seat): void {
    seat.worker?.terminate();
    seat.worker = null;
    for (const { reject } of seat.asked.values()) reject(new AppError('internal/unexpected', 'The detection stopped. Ask for it again.'));
    seat.asked.clear();
  }

  function ask(seat: Seat, questions: readonly LumenQuestion[]): Promise<readonly FrameAnswer[]> {
    return new Promise((resolve, reject) => {
      const id = nextId++;
      seat.asked.set(id, { resolve, reject });
      seat.worker ??= start(seat);
      seat.worker.postMessage({ type: 'detect', id, questions });
    });
  }

  return {
    detect: async (question) => {
      // Always the same one: it still has the frame whose contour is being dragged.
      const [answer] = await ask(seats[0]!, [question]);
      if (answer === undefined) throw new AppError('internal/unexpected', 'The detection gave no answer.');
      return answer;
    },
    detectMany: async (questions, signal, onDone) => {
      const answers: FrameAnswer[] = [];
      let next = 0;
      const work = async (seat: Seat) => {
        while (next < questions.length && !signal.aborted) {
          const batch = questions.slice(next, next + framesAtOnce);
          next += batch.length;
          answers.push(...(await ask(seat, batch)));
          onDone(answers.length);
        }
      };
      await Promise.all(seats.map(work));
      return answers.toSorted((a, b) => a.frameNumber - b.frameNumber);
    },
    dispose: () => seats.forEach(letGo),
  };
}

function startDetectionWorker(): DetectionWorker {
  return new Worker(new URL('./detectionWorker.ts', import.meta.url), { type: 'module', name: 'lumen detector' });
}

function defaultSize(): number {
  return Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency));
}
