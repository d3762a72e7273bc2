import * as cornerstone from 'cornerstone-core';
import type { ImagePixels, ValueWindow } from '../../src/dicom/imagePixels.ts';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { PictureFrame } from '../frames/pictureFrame.ts';
import { storedRange } from './greyWindow.ts';

/** What is to be on the screen. */
export interface Picture {
  /** Names the frame's pixels: equal keys mean equal pixels. */
  readonly key: string;
  readonly frame: PictureFrame;
  readonly pixels: ImagePixels;
  readonly window: ValueWindow;
}

/** Drawing of one frame into one element. */
export interface PictureSurface {
  /** Shows a picture under a transform at the next animation frame. The transform is in CSS pixels of the surface. */
  readonly show: (picture: Picture, view: ViewTransform) => void;
  /** The element has another size or the screen another pixel ratio. */
  readonly resize: () => void;
  readonly dispose: () => void;
}

/** The look-up table that cornerstone keeps on an image; shared here by all frames of a pullback, so that 16-bit frames do not each make one. */
interface SharedLut {
  cachedLut?: object;
}

/**
 * Cornerstone's drawing as it really is: its typings ask for members of an image that it never reads, want pixels as an
 * array of numbers, and do not know the displayed area of a viewport.
 */
const drawing: { displayImage(element: HTMLElement, image: object, viewport: object): void } = cornerstone;

/**
 * Enables an element for cornerstone. The element must be positioned; it is made as many CSS pixels large as the screen has
 * device pixels and scaled back, because cornerstone sizes its canvas by CSS pixels and would blur on a dense screen.
 */
export function openPictureSurface(host: HTMLElement): PictureSurface {
  const element = document.createElement('div');
  element.style.position = 'absolute';
  element.style.left = '0';
  element.style.top = '0';
  element.style.transformOrigin = '0 0';
  host.append(element);
  sizeToDevice(host, element);
  cornerstone.enable(element);
  let shared: { readonly pixels: ImagePixels; readonly lut: SharedLut } | null = null;
  let shown: { readonly picture: Picture; readonly view: ViewTransform } | null = null;
  let image: { readonly key: string; readonly frame: PictureFrame; readonly value: object } | null = null;

  const draw = (picture: Picture, view: ViewTransform) => {
    if (shared?.pixels !== picture.pixels) shared = { pixels: picture.pixels, lut: {} };
    if (image?.key !== picture.key || image.frame !== picture.frame) {
      image = { key: picture.key, frame: picture.frame, value: imageOf(picture, shared.lut) };
    }
    drawing.displayImage(element, image.value, viewportOf(picture, view, element));
    shown = { picture, view };
  };
  return {
    show: draw,
    resize: () => {
      sizeToDevice(host, element);
      cornerstone.resize(element, false);
      if (shown !== null) draw(shown.picture, shown.view);
    },
    dispose: () => {
      cornerstone.disable(element);
      element.remove();
    },
  };
}

function sizeToDevice(host: HTMLElement, element: HTMLElement): void {
  const ratio = devicePixelRatio;
  element.style.width = `${Math.round(host.clientWidth * ratio)}px`;
  element.style.height = `${Math.round(host.clientHeight * ratio)}px`;
  element.style.transform = `scale(${1 / ratio})`;
}

/** Cornerstone's image for a frame. Its own notion of pixel spacing is left out: proportions come from the view transform alone. */
function imageOf(picture: Picture, lut: SharedLut): object {
  const { frame, pixels } = picture;
  const colour = frame.kind === 'colour';
  const { least, most } = colour ? { least: 0, most: 255 } : storedRange(pixels);
  return {
    imageId: picture.key,
    color: colour,
    // Our colour frames are RGBA with full opacity, which is what cornerstone expects when this is false: it skips every fourth value.
    rgba: false,
    columns: frame.columns,
    rows: frame.rows,
    width: frame.columns,
    height: frame.rows,
    minPixelValue: least,
    maxPixelValue: most,
    slope: colour ? 1 : pixels.rescaleSlope,
    intercept: colour ? 0 : pixels.rescaleIntercept,
    windowCenter: 0,
    windowWidth: 1,
    invert: false,
    sizeInBytes: frame.values.byteLength,
    // Cornerstone adds the smallest value to every one when it looks it up, so it takes any of the typed arrays as they are.
    getPixelData: () => frame.values,
    render: undefined,
    get cachedLut() {
      return lut.cachedLut;
    },
    set cachedLut(made: object | undefined) {
      if (made !== undefined) lut.cachedLut = made;
    },
  };
}

/** A window of width 1 is a threshold; cornerstone divides by the width. */
const narrowestWindow = 1e-6;

/**
 * The display of PS3.3 C.11.2.1.2 in cornerstone's terms: its window maps centre ± width/2 to 0 … 255, the standard's maps
 * (centre − 0.5) ± (width − 1)/2. Scale and place go through the displayed area, the one place where cornerstone takes two scales.
 */
function viewportOf(picture: Picture, view: ViewTransform, element: HTMLElement): object {
  const { frame, window } = picture;
  const ratio = devicePixelRatio;
  const scaleX = view.scaleX * ratio;
  const scaleY = view.scaleY * ratio;
  const colour = frame.kind === 'colour';
  return {
    scale: 1,
    translation: {
      x: (view.offsetX * ratio - element.clientWidth / 2) / scaleX + frame.columns / 2,
      y: (view.offsetY * ratio - element.clientHeight / 2) / scaleY + frame.rows / 2,
    },
    voi: colour ? { windowWidth: 255, windowCenter: 127.5 } : { windowWidth: Math.max(narrowestWindow, window.width - 1), windowCenter: window.center - 0.5 },
    invert: picture.pixels.photometricInterpretation === 'MONOCHROME1',
    pixelReplication: false,
    rotation: 0,
    hflip: false,
    vflip: false,
    displayedArea: {
      tlhc: { x: 1, y: 1 },
      brhc: { x: frame.columns, y: frame.rows },
      columnPixelSpacing: scaleX,
      rowPixelSpacing: scaleY,
      presentationSizeMode: 'TRUE SIZE',
    },
  };
}
