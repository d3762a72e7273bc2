import type { Side, Vein } from '../../analysis/veinSegment.ts';
import { type CodedConcept, concept } from '../../dicom/sr/codedConcept.ts';

/** Coding Scheme Designator of the concepts that no public scheme has; private ones begin with 99 (PS3.16 8). A code has 16 characters at most. */
export const ownScheme = '99VENOLUME';

const dcm = (value: string, meaning: string) => concept(value, 'DCM', meaning);
const sct = (value: string, meaning: string) => concept(value, 'SCT', meaning);
const own = (value: string, meaning: string) => concept(value, ownScheme, meaning);

/** Units of the figures (UCUM). */
export const units = {
  mm: concept('mm', 'UCUM', 'millimeter'),
  mm2: concept('mm2', 'UCUM', 'square millimeter'),
  mm3: concept('mm3', 'UCUM', 'cubic millimeter'),
  /** Of pictures without a scale. */
  px2: concept('{pixels}', 'UCUM', 'pixels'),
  percent: concept('%', 'UCUM', 'percent'),
  degree: concept('deg', 'UCUM', 'degree'),
  one: concept('1', 'UCUM', 'no units'),
} as const;

/**
 * The concepts of the reports (PS3.16 Annex B and D): context groups 3481 to 3488 for what intravascular ultrasound measures, 12121 for the stenoses,
 * and own ones for what venous reports say and no public scheme has.
 */
export const codes = {
  imagingMeasurementReport: dcm('126000', 'Imaging Measurement Report'),
  ivusReport: dcm('122325', 'IVUS Report'),
  language: dcm('121049', 'Language of Content Item and Descendants'),
  english: concept('en', 'RFC5646', 'English'),
  observerType: dcm('121005', 'Observer Type'),
  person: dcm('121006', 'Person'),
  device: dcm('121007', 'Device'),
  personObserverName: dcm('121008', 'Person Observer Name'),
  deviceObserverUid: dcm('121012', 'Device Observer UID'),
  deviceObserverName: dcm('121013', 'Device Observer Name'),
  deviceObserverManufacturer: dcm('121014', 'Device Observer Manufacturer'),
  deviceObserverModelName: dcm('121015', 'Device Observer Model Name'),
  procedureReported: dcm('121058', 'Procedure reported'),
  imaging: sct('363679005', 'Imaging'),
  imageLibrary: dcm('111028', 'Image Library'),
  imageLibraryGroup: dcm('126200', 'Image Library Group'),
  imagingMeasurements: dcm('126010', 'Imaging Measurements'),
  measurementGroup: dcm('125007', 'Measurement Group'),
  trackingIdentifier: dcm('112039', 'Tracking Identifier'),
  trackingUniqueIdentifier: dcm('112040', 'Tracking Unique Identifier'),
  finding: dcm('121071', 'Finding'),
  findings: dcm('121070', 'Findings'),
  lesionIdentifier: dcm('121151', 'Lesion Identifier'),
  findingSite: sct('363698007', 'Finding Site'),
  laterality: sct('272741003', 'Laterality'),
  topographicalModifier: sct('106233006', 'Topographical modifier'),
  catheterizationProcedurePhase: sct('129085009', 'Catheterization Procedure Phase'),
  preIntervention: sct('128958005', 'Pre-intervention'),
  postIntervention: sct('128960007', 'Post-intervention'),
  imageRegion: dcm('111030', 'Image Region'),
  sourceOfMeasurement: dcm('121112', 'Source of Measurement'),
  derivation: dcm('121401', 'Derivation'),
  measurementMethod: sct('370129005', 'Measurement Method'),
  comment: dcm('121106', 'Comment'),
  impression: dcm('121073', 'Impression'),
  valueUnknown: dcm('114010', 'Value unknown'),

  minimum: sct('255605001', 'Minimum'),
  maximum: sct('56851009', 'Maximum'),
  mean: sct('373098007', 'Mean'),
  median: sct('373099004', 'Median'),

  vesselLumen: sct('91747007', 'Lumen of blood vessel'),
  stent: sct('65818007', 'Stent'),
  lumenArea: sct('397415007', 'Vessel lumen cross-sectional area'),
  lumenDiameter: sct('397413000', 'Vessel lumen diameter'),
  lumenPerimeter: dcm('122332', 'Lumen Perimeter'),
  lumenVolume: dcm('122372', 'Lumen Volume'),
  eccentricityIndex: dcm('122343', 'Lumen Eccentricity Index'),
  stentArea: sct('408705002', 'Stent cross-sectional area'),
  stentDiameter: sct('408706001', 'Stent diameter'),
  stentLength: sct('408703009', 'Stent length'),
  stentSymmetryIndex: dcm('122346', 'Stent Symmetry Index'),
  stentExpansionIndex: dcm('122347', 'Stent Expansion Index'),
  lesionLength: sct('408716009', 'Stenotic lesion length'),
  length: sct('410668003', 'Length'),
  areaStenosis: sct('408714007', 'Lumen area stenosis'),
  diameterStenosis: sct('408715008', 'Lumen diameter stenosis'),

  proximalReference: dcm('122380', 'Proximal Reference'),
  distalReference: dcm('122381', 'Distal Reference'),
  siteOfLumenMinimum: dcm('122382', 'Site of Lumen Minimum'),
  stentedRegion: dcm('122384', 'Stented Region'),
  proximalStentMargin: dcm('122385', 'Proximal Stent Margin'),
  distalStentMargin: dcm('122386', 'Distal Stent Margin'),

  referenceArea: own('reference-area', 'Lumen area of the reference'),
  referenceDiameter: own('reference-diam', 'Smallest lumen diameter of the reference'),
  comparisonArea: own('comparison-area', 'Lumen area compared with'),
  fractionOfComparison: own('comparison-part', 'Minimum lumen area of the area compared with'),
  nominalDiameter: own('nominal-diam', 'Nominal stent diameter'),
  nominalLength: own('nominal-length', 'Nominal stent length'),
  lumenLoss: own('lumen-loss', 'In-stent lumen loss'),
  stentCompression: own('compression', 'Stent compression'),
  smallestDiameters: own('by-smallest-diam', 'From smallest diameters through the centroid'),
  equalAreaDiameters: own('by-area-diameter', 'From diameters of circles of equal area'),
  equalAreaDiameter: own('area-diameter', 'Diameter of the circle of equal area'),
  equalPerimeterDiameter: own('perim-diameter', 'Diameter of the circle of equal perimeter'),
  hold: own('stationary-hold', 'Stationary hold: breathing and displacement together'),
  landing: own('landing', 'Landing frames of a sizing sheet'),
  landingDistance: own('landing-distance', 'Distance of the landing frames'),
  distanceError: own('distance-error', 'Bound on the error of the distance'),
  change: own('change', 'Change from an earlier pullback'),
  lumenGain: own('lumen-gain', 'Gain of minimum lumen area'),
  areaStenosisChange: own('area-st-change', 'Change of lumen area stenosis, percentage points'),
  diameterStenosisChange: own('diam-st-change', 'Change of lumen diameter stenosis, percentage points'),
  angle: own('angle', 'Angle'),
  area: own('area', 'Area within a curve drawn by the reader'),
  reviewOfContours: own('review', 'Review of the contours beneath'),
  accepted: own('accepted', 'Accepted by a reader who saw them'),
  acceptedUnseen: own('accepted-unseen', 'Some accepted by a reader unseen'),
  provisional: own('provisional', 'Some not accepted by any reader'),
  origin: own('origin', 'How the contour was made'),
  analysisFile: own('analysis-file', 'Analysis file of venolume'),
} as const satisfies Readonly<Record<string, CodedConcept>>;

/** Veins by CID 12110 and 12113 (lower extremity and abdominopelvic veins). */
export const veinCodes: Readonly<Record<Vein, CodedConcept>> = {
  IVC: sct('64131007', 'Inferior vena cava'),
  CIV: sct('46027005', 'Common iliac vein'),
  EIV: sct('63507001', 'External iliac vein'),
  CFV: sct('397363009', 'Common femoral vein'),
  FV: sct('83419000', 'Femoral vein'),
  PFV: sct('23438002', 'Profunda femoris vein'),
  IIV: sct('40300007', 'Internal iliac vein'),
};

/** CID 244. */
export const lateralityCodes: Readonly<Record<Side, CodedConcept>> = {
  left: sct('7771000', 'Left'),
  right: sct('24028007', 'Right'),
};

/**
 * Cranial is nearer to the heart, which the standard's context groups call proximal, and caudal distal: the words of arteries, by the place and
 * not by the flow, which in a vein runs the other way.
 */
export const referenceSideCodes = { cranial: codes.proximalReference, caudal: codes.distalReference } as const;

export const statisticCodes = { median: codes.median, mean: codes.mean, largest: codes.maximum } as const;
