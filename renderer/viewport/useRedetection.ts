import { useEffect, useRef } from 'react';
import { askedOfDetector } from '../overlay/tools/editTool.ts';
import type { FrameStageProps } from './frameStageProps.ts';
import type { StageTools } from './useTools.ts';

/** While a point of a detected border is dragged, asks the detector for the border through it: one question at a time, the newest place next. */
export function useRedetection(tools: StageTools, frameNumber: number, redetect: FrameStageProps['redetect']): void {
  const asking = useRef(false);
  const latest = useRef({ tools, frameNumber, redetect });
  useEffect(() => {
    latest.current = { tools, frameNumber, redetect };
    if (!asking.current) void ask();

    async function ask(): Promise<void> {
      const { frameNumber: onFrame, redetect: find } = latest.current;
      const asked = askedOfDetector(latest.current.tools.current().edit);
      const contour = latest.current.tools.contextNow().contours.find(({ id }) => id === asked?.contourId);
      if (asked === null || find === undefined || contour === undefined) return;
      asking.current = true;
      const found = await find(contour, [asked.place, ...asked.others]).catch(() => null);
      asking.current = false;
      // The tools may be those of another frame by now; what is held on the one that was left is asked for again when it is back.
      if (latest.current.frameNumber !== onFrame) return;
      latest.current.tools.send({ type: 'found', asked, found });
      await ask();
    }
  });
}
