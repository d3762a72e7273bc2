/** Values of coded attributes that the standard names and that a kept attribute may hold, whatever a patient is called. */
export const standardTerms: ReadonlySet<string> = new Set(
  [
    'US,IVUS,OT,SC,IVOCT,ORIGINAL,DERIVED,PRIMARY,SECONDARY,YES,NO,M,F,O,L,R,B,U',
    'MOTOR_PULLBACK,MANUAL_PULLBACK,GATED_PULLBACK,SELECTIVE,MOTORIZED,MANUAL,MEASURED',
    'NO TRIGGER,SOURCE,EXTERNAL,PASSTHRU,Y,N,NTP,IRIG,GPS,SNTP,PTP,FIDUCIAL,GEOMETRY',
    'LINEAR,LINEAR_EXACT,SIGMOID,IDENTITY,INVERSE,LIN,LOG,DISP',
    'SECTOR_PHASED,SECTOR_MECH,SECTOR_ANNULAR,CURVED LINEAR,IV_ROTATING,SINGLE CRYSTAL,SPLIT XTAL CWD,SPLIT_PHASED,IV_PHASED',
    'ABDOMEN,PELVIS,LEG,EXTREMITY,UPRLEG,LOWLEG,VEIN,VESSEL,HEART,WSD,DV,DI,DF,SI,DRW,SYN,SOLID STATE',
    'MONOCHROME1,MONOCHROME2,PALETTE COLOR,RGB,ISO_IR 192,REMOVED,MODIFIED,ISO_10918_1,ISO_14495_1,ISO_15444_1,ISO_15444_15,00,01',
  ].flatMap((terms) => terms.split(',')),
);

/** Of what the program writes into every object. */
const sentences = 'venolume DICOM DCM PS3.15 Annex E Basic Profile by list of kept attributes Application Confidentiality Clean Pixel Data Option Retain Longitudinal Temporal Information Modified Dates Patient Characteristics Device Identity De-identified pixels outside the ultrasound image and in marked areas overwritten with';

/** Words, in lower case, that stand in every object of an export and so tell nothing when they are found there. */
export const programWords: ReadonlySet<string> = new Set([...standardTerms, sentences].flatMap((text) => text.toLowerCase().split(/[^a-z]+/)).filter((word) => word !== ''));
