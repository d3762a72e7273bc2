import { attributeRules } from './attributeRules.ts';

/** Attributes that the rules do not name and so remove, for the account of it (PS3.6): those that ultrasound consoles write. */
const removedNames = `
  00080001 LengthToEnd, 00080012 InstanceCreationDate, 00080013 InstanceCreationTime, 00080014 InstanceCreatorUID, 00080017 AcquisitionUID,
  00080024 OverlayDate, 00080025 CurveDate, 0008002a AcquisitionDateTime, 00080034 OverlayTime, 00080035 CurveTime,
  00080052 QueryRetrieveLevel, 00080054 RetrieveAETitle, 00080080 InstitutionName, 00080081 InstitutionAddress, 00080082 InstitutionCodeSequence,
  00080092 ReferringPhysicianAddress, 00080094 ReferringPhysicianTelephoneNumbers, 00080096 ReferringPhysicianIdentificationSequence, 0008009c ConsultingPhysicianName,
  0008009d ConsultingPhysicianIdentificationSequence, 00080201 TimezoneOffsetFromUTC, 00081030 StudyDescription, 00081032 ProcedureCodeSequence, 0008103e SeriesDescription,
  0008103f SeriesDescriptionCodeSequence, 00081040 InstitutionalDepartmentName, 00081041 InstitutionalDepartmentTypeCodeSequence, 00081048 PhysiciansOfRecord,
  00081049 PhysiciansOfRecordIdentificationSequence, 00081050 PerformingPhysicianName, 00081052 PerformingPhysicianIdentificationSequence,
  00081060 NameOfPhysiciansReadingStudy, 00081062 PhysiciansReadingStudyIdentificationSequence, 00081070 OperatorsName, 00081072 OperatorIdentificationSequence,
  00081080 AdmittingDiagnosesDescription, 00081084 AdmittingDiagnosesCodeSequence, 00081110 ReferencedStudySequence, 00081111 ReferencedPerformedProcedureStepSequence,
  00081115 ReferencedSeriesSequence, 00081120 ReferencedPatientSequence, 00081140 ReferencedImageSequence, 00081150 ReferencedSOPClassUID, 00081155 ReferencedSOPInstanceUID,
  00081195 TransactionUID, 00081199 ReferencedSOPSequence, 00082112 SourceImageSequence, 00082120 StageName, 00082127 ViewName, 00082129 NumberOfEventTimers,
  00082130 EventElapsedTimes, 00082132 EventTimerNames, 00082200 TransducerPosition, 00082204 TransducerOrientation, 00082208 AnatomicStructure,
  00082220 AnatomicRegionModifierSequence, 00082228 PrimaryAnatomicStructureSequence, 00082229 AnatomicStructureSpaceOrRegionSequence,
  00082230 PrimaryAnatomicStructureModifierSequence, 00082240 TransducerPositionSequence, 00082242 TransducerPositionModifierSequence,
  00082244 TransducerOrientationSequence, 00082246 TransducerOrientationModifierSequence, 00083001 AlternateRepresentationSequence,
  00083010 IrradiationEventUID, 00084000 IdentifyingComments, 00089215 DerivationCodeSequence, 00100021 IssuerOfPatientID,
  00100024 IssuerOfPatientIDQualifiersSequence, 00100032 PatientBirthTime, 00100050 PatientInsurancePlanCodeSequence, 00100101 PatientPrimaryLanguageCodeSequence,
  00100212 StrainDescription, 00101000 OtherPatientIDs, 00101001 OtherPatientNames, 00101002 OtherPatientIDsSequence, 00101005 PatientBirthName,
  00101040 PatientAddress, 00101050 InsurancePlanIdentification, 00101060 PatientMotherBirthName, 00101080 MilitaryRank, 00101081 BranchOfService,
  00101090 MedicalRecordLocator, 00102000 MedicalAlerts, 00102110 Allergies, 00102150 CountryOfResidence, 00102152 RegionOfResidence,
  00102154 PatientTelephoneNumbers, 00102160 EthnicGroup, 00102180 Occupation, 001021a0 SmokingStatus, 001021b0 AdditionalPatientHistory, 001021c0 PregnancyStatus,
  001021d0 LastMenstrualDate, 001021f0 PatientReligiousPreference, 00102203 PatientSexNeutered, 00102297 ResponsiblePerson, 00102298 ResponsiblePersonRole,
  00104000 PatientComments, 00120010 ClinicalTrialSponsorName, 00120020 ClinicalTrialProtocolID, 00120021 ClinicalTrialProtocolName, 00120030 ClinicalTrialSiteID,
  00120031 ClinicalTrialSiteName, 00120040 ClinicalTrialSubjectID, 00120042 ClinicalTrialSubjectReadingID, 00120050 ClinicalTrialTimePointID,
  00120051 ClinicalTrialTimePointDescription, 00120060 ClinicalTrialCoordinatingCenterName, 00120071 ClinicalTrialSeriesID, 00120072 ClinicalTrialSeriesDescription,
  00180010 ContrastBolusAgent, 00180012 ContrastBolusAgentSequence, 00180020 ScanningSequence, 00180022 ScanOptions, 00180025 AngioFlag,
  00180026 InterventionDrugInformationSequence, 00180027 InterventionDrugStopTime, 00180028 InterventionDrugDose, 00181003 DeviceID, 00181004 PlateID, 00181005 GeneratorID,
  00181006 GridID, 00181007 CassetteID, 00181008 GantryID, 00181010 SecondaryCaptureDeviceID, 00181011 HardcopyCreationDeviceID, 00181012 DateOfSecondaryCapture,
  00181014 TimeOfSecondaryCapture, 00181016 SecondaryCaptureDeviceManufacturer, 00181017 HardcopyDeviceManufacturer,
  00181018 SecondaryCaptureDeviceManufacturerModelName, 00181019 SecondaryCaptureDeviceSoftwareVersions, 0018101a HardcopyDeviceSoftwareVersion,
  0018101b HardcopyDeviceManufacturerModelName, 00181022 VideoImageFormatAcquired, 00181023 DigitalImageFormatAcquired, 00181030 ProtocolName,
  00181061 TriggerSourceOrType, 00181200 DateOfLastCalibration, 00181201 TimeOfLastCalibration, 00181400 AcquisitionDeviceProcessingDescription, 00181801 TimeSource,
  00185010 TransducerData, 00185020 ProcessingFunction, 00185021 PostprocessingFunction, 00185030 DynamicRange, 00186030 TransducerFrequency,
  00200012 AcquisitionNumber, 00200070 ImageGeometryType, 00201002 ImagesInAcquisition, 00203401 ModifyingDeviceID, 00204000 ImageComments,
  00209158 FrameComments, 00280106 SmallestImagePixelValue, 00280107 LargestImagePixelValue, 00280108 SmallestPixelValueInSeries, 00280109 LargestPixelValueInSeries,
  00280120 PixelPaddingValue, 00280302 RecognizableVisualFeatures, 00280a04 PixelSpacingCalibrationDescription, 00281055 WindowCenterWidthExplanation,
  00281090 RecommendedViewingMode, 00283003 LUTExplanation, 00284000 ImagePresentationComments, 0032000a StudyStatusID, 0032000c StudyPriorityID,
  00320012 StudyIDIssuer, 00321000 ScheduledStudyStartDate, 00321001 ScheduledStudyStartTime, 00321030 ReasonForStudy,
  00321032 RequestingPhysician, 00321033 RequestingService, 00321060 RequestedProcedureDescription, 00321064 RequestedProcedureCodeSequence, 00321070 RequestedContrastAgent,
  00324000 StudyComments, 00380004 ReferencedPatientAliasSequence, 00380008 VisitStatusID, 00380010 AdmissionID, 00380011 IssuerOfAdmissionID,
  00380014 IssuerOfAdmissionIDSequence, 00380020 AdmittingDate, 00380021 AdmittingTime, 00380060 ServiceEpisodeID, 00380061 IssuerOfServiceEpisodeID,
  00380300 CurrentPatientLocation, 00380400 PatientInstitutionResidence, 00380500 PatientState, 00384000 VisitComments, 00400001 ScheduledStationAETitle,
  00400002 ScheduledProcedureStepStartDate, 00400003 ScheduledProcedureStepStartTime, 00400006 ScheduledPerformingPhysicianName, 00400007 ScheduledProcedureStepDescription,
  00400008 ScheduledProtocolCodeSequence, 00400009 ScheduledProcedureStepID, 00400010 ScheduledStationName, 00400011 ScheduledProcedureStepLocation, 00400012 PreMedication,
  00400100 ScheduledProcedureStepSequence, 00400241 PerformedStationAETitle, 00400242 PerformedStationName, 00400243 PerformedLocation,
  00400244 PerformedProcedureStepStartDate, 00400245 PerformedProcedureStepStartTime, 00400250 PerformedProcedureStepEndDate, 00400251 PerformedProcedureStepEndTime,
  00400253 PerformedProcedureStepID, 00400254 PerformedProcedureStepDescription, 00400255 PerformedProcedureTypeDescription, 00400260 PerformedProtocolCodeSequence,
  00400275 RequestAttributesSequence, 00400280 CommentsOnThePerformedProcedureStep, 00400555 AcquisitionContextSequence, 00401001 RequestedProcedureID,
  00401002 ReasonForTheRequestedProcedure, 00401003 RequestedProcedurePriority, 00401004 PatientTransportArrangements, 00401005 RequestedProcedureLocation,
  00401008 ConfidentialityCode, 00401009 ReportingPriority, 00401101 PersonIdentificationCodeSequence, 00401102 PersonAddress, 00401103 PersonTelephoneNumbers,
  00402016 PlacerOrderNumberImagingServiceRequest, 00402017 FillerOrderNumberImagingServiceRequest, 00402400 ImagingServiceRequestComments, 00404037 HumanPerformerName,
  00409096 RealWorldValueMappingSequence, 0040a043 ConceptNameCodeSequence, 0040a120 DateTime, 0040a123 PersonName, 0040a730 ContentSequence,
  00700001 GraphicAnnotationSequence, 00700080 ContentLabel, 00700084 ContentCreatorName, 00880130 StorageMediaFileSetID, 00880140 StorageMediaFileSetUID,
  00880200 IconImageSequence, 00880904 TopicTitle, 00880906 TopicSubject, 00880910 TopicAuthor, 00880912 TopicKeywords,
  01000420 SOPAuthorizationDateTime, 04000100 DigitalSignatureUID, 04000500 EncryptedAttributesSequence, 04000561 OriginalAttributesSequence, 20300020 TextString,
  20500010 PresentationLUTSequence, 21100030 PrinterName, 40000010 Arbitrary, 40004000 TextComments, 40080042 ResultsIDIssuer,
  40080050 ReferencedInterpretationSequence, 40080102 InterpretationRecorder, 4008010a InterpretationTranscriber,
  4008010b InterpretationText, 4008010c InterpretationAuthor, 40080111 InterpretationApproverSequence,
  40080114 PhysicianApprovingInterpretation, 40080115 InterpretationDiagnosisDescription, 40080118 ResultsDistributionListSequence,
  40080119 DistributionName, 4008011a DistributionAddress, 40080202 InterpretationIDIssuer, 40084000 ResultsComments,
  52009229 SharedFunctionalGroupsSequence, 52009230 PerFrameFunctionalGroupsSequence, 7fe00001 ExtendedOffsetTable, 7fe00002 ExtendedOffsetTableLengths,
  fffafffa DigitalSignaturesSequence, fffcfffc DataSetTrailingPadding,
`;

const names: ReadonlyMap<string, string> = new Map([
  ...removedNames.trim().split(/,\s*/).flatMap((pair): [string, string][] => {
    const [hex, keyword] = pair.split(' ');
    return hex === undefined || keyword === undefined ? [] : [[`x${hex}`, keyword]];
  }),
  ...namesOf(attributeRules),
]);

function namesOf(rules: typeof attributeRules): readonly [string, string][] {
  return [...rules].flatMap(([tag, { keyword, items }]): [string, string][] => [[tag, keyword], ...(items === undefined ? [] : namesOf(items))]);
}

/** The keyword of an attribute, or what kind it is. */
export function attributeName(tag: string): string {
  const known = names.get(tag);
  if (known !== undefined) return known;
  const group = Number.parseInt(tag.slice(1, 5), 16);
  if (group % 2 === 1) return 'private';
  if ((group & 0xff00) === 0x5000) return 'curve';
  return (group & 0xff00) === 0x6000 ? 'overlay' : 'other';
}
