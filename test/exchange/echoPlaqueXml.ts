/** A contour of a test file: its points as the file has them. */
export interface XmlContour {
  readonly type: string;
  readonly points: readonly string[];
  /** Where it lies about its number of points. */
  readonly npts?: number;
}

export interface XmlFile {
  readonly columns?: number;
  readonly rows?: number;
  readonly numberOfFrames?: number;
  readonly firstLoaded?: number | null;
  readonly lastLoaded?: number | null;
  readonly relative?: string;
  readonly offset?: readonly [number, number];
  readonly spacing?: readonly [string, string];
  /** By the file's own frame number. */
  readonly frames: ReadonlyMap<number, readonly XmlContour[]>;
  readonly userName?: string;
}

/** An XML file with the elements that echoPlaque and the programs that write its format use. */
export function echoPlaqueXml({ columns = 512, rows = 512, numberOfFrames = 10, firstLoaded = 0, lastLoaded = numberOfFrames - 1, relative = 'TRUE', offset = [109, 3], spacing = ['0.05', '0.05'], frames, userName = 'ICViewAdmin' }: XmlFile): Uint8Array {
  const loaded = `${firstLoaded === null ? '' : `<FirstFrameLoaded>${firstLoaded}</FirstFrameLoaded>`}${lastLoaded === null ? '' : `<LastFrameLoaded>${lastLoaded}</LastFrameLoaded>`}`;
  const fms = [...frames].map(([number, contours]) => {
    const ctrs = contours.map(({ type, points, npts }) => `<Ctr><Npts>${npts ?? points.length}</Npts><Type>${type}</Type><HandDrawn>T</HandDrawn>${points.map((point) => `<p>${point}</p>`).join('')}</Ctr>`);
    return `<Fm><Num>${number}</Num>${ctrs.join('')}</Fm>`;
  });
  return new TextEncoder().encode(
    `<AnalysisState><AnalyzedFileName>FILE0000</AnalyzedFileName><UserName>${userName}</UserName><SoftwareVersion>4.0.27</SoftwareVersion>` +
      `<ImageState><Xdim>${columns}</Xdim><Ydim>${rows}</Ydim><NumberOfFrames>${numberOfFrames}</NumberOfFrames>${loaded}</ImageState>` +
      `<ImageCalibration><XCalibration>${spacing[0]}</XCalibration><YCalibration>${spacing[1]}</YCalibration><PullbackSpeed>0.5</PullbackSpeed></ImageCalibration>` +
      `<FrameState><ImageRelativePoints>${relative}</ImageRelativePoints><Xoffset>${offset[0]}</Xoffset><Yoffset>${offset[1]}</Yoffset>\n${fms.join('\n')}\n</FrameState></AnalysisState>`,
  );
}

/** The pixels that a circle runs through, as a program that truncates coordinates writes them. */
export function circlePixels(x: number, y: number, radius: number, count = 360): readonly string[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return `${Math.floor(x + radius * Math.cos(angle))},${Math.floor(y + radius * Math.sin(angle))}`;
  });
}
