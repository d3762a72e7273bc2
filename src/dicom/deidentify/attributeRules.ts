/** What becomes of an attribute that the output may hold. */
const attributeActions = [
  /** Stays, after a check of its value by its representation (`keptValue.ts`). */
  'keep',
  /** Stays as a type 2 attribute without a value. */
  'empty',
  /** Another UID, the same wherever the old one stood. */
  'uid',
  /** Dates and times: shifted where the user keeps them so; else emptied. */
  'date',
  /** The same, but removed. */
  'optionalDate',
  /** The same, but a date that stands for none, since the attribute may not be empty. */
  'requiredDate',
  /** Stays where the user keeps the identity of devices; else removed. */
  'device',
  /** Stays where the user keeps patient characteristics; else emptied (`sex`) or removed. */
  'sex',
  'characteristic',
  /** The program writes it itself. */
  'written',
] as const;
export type AttributeAction = (typeof attributeActions)[number];

const keptVrs = ['AS', 'AT', 'CS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'LO', 'OW', 'PN', 'SH', 'SL', 'SQ', 'SS', 'ST', 'TM', 'UI', 'UL', 'US'] as const;
type KeptVr = (typeof keptVrs)[number];

/** An attribute that the output may hold, by its tag. */
export interface AttributeRule {
  readonly keyword: string;
  readonly vr: KeptVr;
  readonly action: AttributeAction;
  /** Of a sequence: the rules of its items, where it has others than the data set. */
  readonly items?: AttributeRules;
  /** Of a sequence of codes: an item that does not stay whole does not stay at all, for half a code is none. */
  readonly onlyWholeItems?: true;
}

export type AttributeRules = ReadonlyMap<string, AttributeRule>;

const rules = (lines: string, items: Readonly<Record<string, AttributeRules>> = {}): AttributeRules =>
  new Map(
    lines
      .trim()
      .split(/\s*\n\s*/)
      .map((line): [string, AttributeRule] => {
        const [hex = '', vr, keyword = '', action = 'keep'] = line.split(' ');
        const nested = items[keyword];
        return [`x${hex}`, { keyword, vr: named(keptVrs, vr), action: named(attributeActions, action), ...(nested ? { items: nested } : {}), ...(nested?.has('x00080104') ? { onlyWholeItems: true } : {}) }];
      }),
  );

function named<Name extends string>(names: readonly Name[], name: string | undefined): Name {
  const known = names.find((one) => one === name);
  if (known === undefined) throw new RangeError(`“${name}” is nothing that a rule may say`);
  return known;
}

/** A code without words of its own but its meaning (PS3.3 8.8). */
const codeRules = rules(`
  00080100 SH CodeValue
  00080102 SH CodingSchemeDesignator
  00080103 SH CodingSchemeVersion
  00080104 LO CodeMeaning
`);

/** Region Calibration (PS3.3 C.8.5.5): numbers throughout. */
const regionRules = rules(`
  00186012 US RegionSpatialFormat
  00186014 US RegionDataType
  00186016 UL RegionFlags
  00186018 UL RegionLocationMinX0
  0018601a UL RegionLocationMinY0
  0018601c UL RegionLocationMaxX1
  0018601e UL RegionLocationMaxY1
  00186020 SL ReferencePixelX0
  00186022 SL ReferencePixelY0
  00186024 US PhysicalUnitsXDirection
  00186026 US PhysicalUnitsYDirection
  00186028 FD ReferencePixelPhysicalValueX
  0018602a FD ReferencePixelPhysicalValueY
  0018602c FD PhysicalDeltaX
  0018602e FD PhysicalDeltaY
  00186030 UL TransducerFrequency
  00186031 CS TransducerType
  00186032 UL PulseRepetitionFrequency
  00186034 FD DopplerCorrectionAngle
  00186036 FD SteeringAngle
  00186039 SL DopplerSampleVolumeXPosition
  0018603b SL DopplerSampleVolumeYPosition
  0018603d SL TMLinePositionX0
  0018603f SL TMLinePositionY0
  00186041 SL TMLinePositionX1
  00186043 SL TMLinePositionY1
  00186044 US PixelComponentOrganization
  00186046 UL PixelComponentMask
  00186048 UL PixelComponentRangeStart
  0018604a UL PixelComponentRangeStop
  0018604c US PixelComponentPhysicalUnits
  0018604e US PixelComponentDataType
  00186050 UL NumberOfTableBreakPoints
  00186052 UL TableOfXBreakPoints
  00186054 FD TableOfYBreakPoints
  00186056 UL NumberOfTableEntries
  00186058 UL TableOfPixelValues
  0018605a FL TableOfParameterValues
`);

/** Modality LUT and VOI LUT (PS3.3 C.11.1, C.11.2) without their explanations. */
const lutRules = rules(`
  00283002 US LUTDescriptor
  00283004 LO ModalityLUTType
  00283006 OW LUTData
`);

/**
 * All that a de-identified object holds: the Basic Profile of PS3.15 Annex E over what an ultrasound image needs (PS3.3 A.6, A.7, A.8:
 * patient, study, series, equipment, synchronization, cine, multi-frame, ultrasound, region calibration, pixels and their look). What is not
 * named here is removed, so that nothing unknown can pass: private groups, curves, overlays, icons, free text, references, requests.
 */
export const attributeRules = rules(
  `
  00080005 CS SpecificCharacterSet written
  00080008 CS ImageType written
  00080016 UI SOPClassUID
  00080018 UI SOPInstanceUID uid
  00080020 DA StudyDate date
  00080021 DA SeriesDate optionalDate
  00080022 DA AcquisitionDate optionalDate
  00080023 DA ContentDate date
  0008002a DT AcquisitionDateTime requiredDate
  00080030 TM StudyTime date
  00080031 TM SeriesTime optionalDate
  00080032 TM AcquisitionTime optionalDate
  00080033 TM ContentTime date
  00080050 SH AccessionNumber empty
  00080060 CS Modality written
  00080064 CS ConversionType
  00080070 LO Manufacturer
  00080090 PN ReferringPhysicianName empty
  00081010 SH StationName device
  00081090 LO ManufacturerModelName
  00082111 ST DerivationDescription written
  00082122 IS StageNumber
  00082124 IS NumberOfStages
  00082128 IS ViewNumber
  0008212a IS NumberOfViewsInStage
  00082142 IS StartTrim
  00082143 IS StopTrim
  00082144 IS RecommendedDisplayFrameRate
  00082218 SQ AnatomicRegionSequence
  00100010 PN PatientName written
  00100020 LO PatientID written
  00100030 DA PatientBirthDate empty
  00100040 CS PatientSex sex
  00101010 AS PatientAge characteristic
  00101020 DS PatientSize characteristic
  00101030 DS PatientWeight characteristic
  00120062 CS PatientIdentityRemoved written
  00120063 LO DeidentificationMethod written
  00120064 SQ DeidentificationMethodCodeSequence written
  00180015 CS BodyPartExamined
  00180040 IS CineRate
  00180072 DS EffectiveDuration
  00181000 LO DeviceSerialNumber device
  00181002 UI DeviceUID device
  00181020 LO SoftwareVersions device
  00181060 DS TriggerTime
  00181063 DS FrameTime
  00181065 DS FrameTimeVector
  00181066 DS FrameDelay
  00181067 DS ImageTriggerDelay
  0018106a CS SynchronizationTrigger
  0018106c US SynchronizationChannel
  00181086 IS SkipBeats
  00181088 IS HeartRate
  00181242 IS ActualFrameDuration
  00181244 US PreferredPlaybackSequencing
  00181800 CS AcquisitionTimeSynchronized
  00181802 CS TimeDistributionProtocol
  00183100 CS IVUSAcquisition
  00183101 DS IVUSPullbackRate
  00183102 DS IVUSGatedRate
  00183103 IS IVUSPullbackStartFrameNumber
  00183104 IS IVUSPullbackStopFrameNumber
  00183105 IS LesionNumber
  00185012 DS FocusDepth
  00185022 DS MechanicalIndex
  00185024 DS BoneThermalIndex
  00185026 DS CranialThermalIndex
  00185027 DS SoftTissueThermalIndex
  00185028 DS SoftTissueFocusThermalIndex
  00185029 DS SoftTissueSurfaceThermalIndex
  00185050 IS DepthOfScanField
  00186011 SQ SequenceOfUltrasoundRegions
  00186031 CS TransducerType
  0020000d UI StudyInstanceUID uid
  0020000e UI SeriesInstanceUID uid
  00200010 SH StudyID empty
  00200011 IS SeriesNumber
  00200012 IS AcquisitionNumber
  00200013 IS InstanceNumber
  00200020 CS PatientOrientation
  00200052 UI FrameOfReferenceUID uid
  00200060 CS Laterality
  00200062 CS ImageLaterality
  00200200 UI SynchronizationFrameOfReferenceUID uid
  00280002 US SamplesPerPixel written
  00280004 CS PhotometricInterpretation written
  00280006 US PlanarConfiguration written
  00280008 IS NumberOfFrames
  00280009 AT FrameIncrementPointer
  00280010 US Rows
  00280011 US Columns
  00280014 US UltrasoundColorDataPresent
  00280030 DS PixelSpacing
  00280034 IS PixelAspectRatio
  00280100 US BitsAllocated written
  00280101 US BitsStored written
  00280102 US HighBit written
  00280103 US PixelRepresentation written
  00280301 CS BurnedInAnnotation written
  00280303 CS LongitudinalTemporalInformationModified written
  00280a02 CS PixelSpacingCalibrationType
  00281040 CS PixelIntensityRelationship
  00281050 DS WindowCenter
  00281051 DS WindowWidth
  00281052 DS RescaleIntercept
  00281053 DS RescaleSlope
  00281054 LO RescaleType
  00281056 CS VOILUTFunction
  00281101 US RedPaletteColorLookupTableDescriptor
  00281102 US GreenPaletteColorLookupTableDescriptor
  00281103 US BluePaletteColorLookupTableDescriptor
  00281199 UI PaletteColorLookupTableUID uid
  00281201 OW RedPaletteColorLookupTableData
  00281202 OW GreenPaletteColorLookupTableData
  00281203 OW BluePaletteColorLookupTableData
  00281221 OW SegmentedRedPaletteColorLookupTableData
  00281222 OW SegmentedGreenPaletteColorLookupTableData
  00281223 OW SegmentedBluePaletteColorLookupTableData
  00282110 CS LossyImageCompression written
  00282112 DS LossyImageCompressionRatio
  00282114 CS LossyImageCompressionMethod
  00283000 SQ ModalityLUTSequence
  00283010 SQ VOILUTSequence
  00286010 US RepresentativeFrameNumber
  20500020 CS PresentationLUTShape
  7fe00010 OW PixelData written
`,
  { AnatomicRegionSequence: codeRules, SequenceOfUltrasoundRegions: regionRules, ModalityLUTSequence: lutRules, VOILUTSequence: lutRules },
);
