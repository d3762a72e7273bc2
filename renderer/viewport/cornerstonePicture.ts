import * as cornerstone from 'cornerstone-core';
import { type GreyLook, type Shades, shadesOf } from '../../src/dicom/greyLook.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { PictureFrame } from '../frames/pictureFrame.ts';

/** What is to be on the screen. */
export interface Picture {
  /** Names the frame's pixels: equal keys mean equal pixels. */
  readonly key: string;
  readonly frame: PictureFrame;
  readonly pixels: ImagePixels;
  readonly look: GreyLook;
}

/** Drawing of one frame into one element. */
export interface PictureSurface {
  /** Shows a picture under a transform at the next animation frame. The transform is in CSS pixels of the surface. */
  readonly show: (picture: Picture, view: ViewTransform) => void;
  /** The element has another size or the screen another pixel ratio. */
  readonly resize: () => void;
  readonly dispose: () => void;
}

/** The shades of one look: made once for all frames that are shown with it. */
interface LookInUse extends Shades {
  readonly pixels: ImagePixels;
  readonly look: GreyLook;
  /** Tells cornerstone one look from the next. */
  readonly serial: number;
}

/** Colour is shown as it is. */
const noShades: Shades = { leastValue: 0, shades: new Uint8ClampedArray() };

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
  let canvas = sizeToDevice(host, element);
  cornerstone.enable(element);
  let inUse: LookInUse | null = null;
  let shown: { readonly picture: Picture; readonly view: ViewTransform } | null = null;
  let image: { readonly key: string; readonly frame: PictureFrame; readonly inUse: LookInUse; readonly value: object } | null = null;

  const draw = (picture: Picture, view: ViewTransform) => {
    const { key, frame, pixels, look } = picture;
    if (inUse?.pixels !== pixels || inUse.look !== look) {
      inUse = { pixels, look, serial: (inUse?.serial ?? 0) + 1, ...(frame.kind === 'grey' ? shadesOf(pixels, look) : noShades) };
    }
    if (image?.key !== key || image.frame !== frame || image.inUse !== inUse) image = { key, frame, inUse, value: imageOf(picture, inUse) };
    drawing.displayImage(element, image.value, viewportOf(picture, inUse, view, canvas));
    shown = { picture, view };
  };
  return {
    show: draw,
    resize: () => {
      canvas = sizeToDevice(host, element);
      cornerstone.resize(element, false);
      if (shown !== null) draw(shown.picture, shown.view);
    },
    dispose: () => {
      cornerstone.disable(element);
      element.remove();
    },
  };
}

/** Size in device pixels: kept, since asking the element for it at every frame would lay the page out at every frame. */
interface DeviceSize {
  readonly width: number;
  readonly height: number;
}

function sizeToDevice(host: HTMLElement, element: HTMLElement): DeviceSize {
  const ratio = devicePixelRatio;
  const size = { width: Math.round(host.clientWidth * ratio), height: Math.round(host.clientHeight * ratio) };
  element.style.width = `${size.width}px`;
  element.style.height = `${size.height}px`;
  element.style.transform = `scale(${1 / ratio})`;
  return size;
}

/**
 * Cornerstone's image for a frame, with the shades in the place of the table that cornerstone would make of a window. Its own notion
 * of pixel spacing is left out: proportions come from the view transform alone.
 */
function imageOf({ key, frame }: Picture, { leastValue, shades, serial }: LookInUse): object {
  const colour = frame.kind === 'colour';
  return {
    imageId: key,
    color: colour,
    // Our colour frames are RGBA with full opacity, which is what cornerstone expects when this is false: it skips every fourth value.
    rgba: false,
    columns: frame.columns,
    rows: frame.rows,
    width: frame.columns,
    height: frame.rows,
    minPixelValue: leastValue,
    maxPixelValue: colour ? 255 : leastValue + shades.length - 1,
    slope: 1,
    intercept: 0,
    windowCenter: 0,
    windowWidth: 1,
    invert: false,
    sizeInBytes: frame.values.byteLength,
    // Cornerstone adds the smallest value to every one when it looks it up, so it takes any of the typed arrays as they are.
    getPixelData: () => frame.values,
    render: undefined,
    cachedLut: colour ? undefined : { lutArray: shades, ...voiOf(serial), invert: false },
  };
}

/** Cornerstone knows a table by the window that it was made for; the number of a look stands for its window. */
function voiOf(serial: number): { readonly windowWidth: number; readonly windowCenter: number } {
  return { windowWidth: 1, windowCenter: serial };
}

/** Cornerstone's viewport. Scale and place go through the displayed area, the one place where cornerstone takes two scales. */
function viewportOf({ frame }: Picture, { serial }: LookInUse, view: ViewTransform, canvas: DeviceSize): object {
  const ratio = devicePixelRatio;
  const scaleX = view.scaleX * ratio;
  const scaleY = view.scaleY * ratio;
  return {
    scale: 1,
    translation: {
      x: (view.offsetX * ratio - canvas.width / 2) / scaleX + frame.columns / 2,
      y: (view.offsetY * ratio - canvas.height / 2) / scaleY + frame.rows / 2,
    },
    voi: frame.kind === 'colour' ? { windowWidth: 255, windowCenter: 127.5 } : voiOf(serial),
    invert: false,
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
