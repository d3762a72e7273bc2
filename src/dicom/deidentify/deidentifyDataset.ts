import type { DatasetElement } from '../datasetElement.ts';
import type { DicomDataset, DicomElement } from '../dicomDataset.ts';
import { dicomTags } from '../dicomTag.ts';
import { readPullbackRate } from '../pullbackRate.ts';
import { type AttributeRule, attributeRules, type AttributeRules } from './attributeRules.ts';
import { noDate, plainTime, shiftedDate, shiftedDateTime } from './dateRule.ts';
import type { DeidentifyOptions } from './deidentifyOptions.ts';
import { type IdentityTrace, staffTraces } from './identityTraces.ts';
import { keptValue } from './keptValue.ts';
import type { UidMap } from './uidMap.ts';

/** What became of an attribute. `cleaned`: a part of its value is gone. `added`: the original did not have it. */
export type AttributeOutcome = 'kept' | 'cleaned' | 'replaced' | 'shifted' | 'emptied' | 'removed' | 'added';

/** One attribute of the original, or one that was added, with what became of it. Never a value. */
export interface AttributeDone {
  /** `xGGGGEEEE`, behind those of the sequences that it lies in. */
  readonly path: readonly string[];
  readonly outcome: AttributeOutcome;
}

export interface Deidentified {
  readonly elements: readonly DatasetElement[];
  readonly done: readonly AttributeDone[];
}

/** What de-identifying a data set rests on besides the data set. */
export interface DeidentifyContext {
  readonly options: DeidentifyOptions;
  readonly uids: UidMap;
  /** Of all that is in the export, so that nothing of one stands in another. */
  readonly traces: readonly IdentityTrace[];
}

/**
 * A data set by the rules (`attributeRules.ts`), sequences by theirs: everything that the rules do not name is removed. `written` are the
 * attributes that the program writes itself; the caller gives all that the rules leave to it.
 *
 * @param passedOver Tags that were not even read (`DicomHeader.passedOver`); for the account alone.
 */
export function deidentifyDataset(dataset: DicomDataset, passedOver: readonly string[], written: readonly DatasetElement[], context: DeidentifyContext): Deidentified {
  const cleaning = { ...context, traces: [...context.traces, ...staffTraces(dataset)] };
  const own = [...written, ...carriedRate(dataset)];
  const ownElements = new Map(own.map((element) => [element[0], element]));
  const done: AttributeDone[] = passedOver.map((tag) => ({ path: [tag], outcome: 'removed' }));
  const elements = [...own];
  for (const [tag, stored] of dataset.elements) {
    if (isGroupLength(tag)) continue;
    const ownElement = ownElements.get(tag);
    if (ownElement !== undefined) done.push({ path: [tag], outcome: isSame(ownElement, dataset) ? 'kept' : 'replaced' });
    else elements.push(...deidentified([tag], stored, dataset, attributeRules, cleaning, done));
  }
  for (const [tag] of own) if (!dataset.elements.has(tag)) done.push({ path: [tag], outcome: 'added' });
  return { elements, done };
}

/** Whether the original says the same. */
function isSame([tag, vr, value]: DatasetElement, dataset: DicomDataset): boolean {
  if (vr === 'SQ' || vr === 'AT' || value instanceof Uint8Array) return false;
  const stated: readonly (string | number)[] = vr === 'US' || vr === 'IS' || vr === 'DS' ? dataset.numbers({ tag, vr }) : dataset.texts({ tag, vr: 'CS' });
  const own: readonly (string | number)[] = typeof value === 'object' ? value : [value];
  return own.length === stated.length && own.every((one, i) => one === stated[i]);
}

/** A rate in a private attribute, which is removed, goes where the standard has it, if the program takes it for the rate. */
function carriedRate(dataset: DicomDataset): readonly DatasetElement[] {
  const rate = readPullbackRate(dataset);
  return rate?.source === 'bostonPullbackRate' ? [[dicomTags.ivusPullbackRate.tag, 'DS', rate.mmPerS]] : [];
}

function deidentified(path: readonly string[], stored: DicomElement, dataset: DicomDataset, rules: AttributeRules, context: DeidentifyContext, done: AttributeDone[]): readonly DatasetElement[] {
  const tag = path.at(-1)!;
  const rule = rules.get(tag);
  if (rule?.items !== undefined) return sequence(path, rule, rule.items, dataset, context, done);
  const { element, outcome } = rule === undefined ? removed : actedOn(tag, rule, stored, dataset, context);
  done.push({ path, outcome });
  return element === null ? [] : [element];
}

function sequence(path: readonly string[], { onlyWholeItems }: AttributeRule, rules: AttributeRules, dataset: DicomDataset, context: DeidentifyContext, done: AttributeDone[]): readonly DatasetElement[] {
  const tag = path.at(-1)!;
  const items = dataset.items({ tag, vr: 'SQ' }).flatMap((item): readonly (readonly DatasetElement[])[] => {
    const within: AttributeDone[] = [];
    const kept = [...item.elements].flatMap(([inner, stored]) => (isGroupLength(inner) ? [] : deidentified([...path, inner], stored, item, rules, context, within)));
    const isWhole = within.every(({ path: to, outcome }) => outcome === 'kept' || !rules.has(to.at(-1) ?? ''));
    const stays = isWhole || onlyWholeItems !== true;
    done.push(...(stays ? within : within.map(({ path: to }): AttributeDone => ({ path: to, outcome: 'removed' }))));
    return stays ? [kept] : [];
  });
  const isRemoved = items.length === 0 && onlyWholeItems === true;
  done.push({ path, outcome: isRemoved ? 'removed' : 'kept' });
  return isRemoved ? [] : [[tag, 'SQ', items]];
}

interface ActedOn {
  readonly element: DatasetElement | null;
  readonly outcome: AttributeOutcome;
}

const removed: ActedOn = { element: null, outcome: 'removed' };

function actedOn(tag: string, rule: AttributeRule, stored: DicomElement, dataset: DicomDataset, context: DeidentifyContext): ActedOn {
  const { options } = context;
  const { action } = rule;
  switch (action) {
    case 'keep':
      return kept(tag, rule, stored, dataset, context);
    case 'device':
      if (!options.keepDevice) return removed;
      return kept(tag, rule, stored, dataset, context);
    case 'characteristic':
      return options.keepCharacteristics ? kept(tag, rule, stored, dataset, context) : removed;
    case 'sex':
      return options.keepCharacteristics ? kept(tag, rule, stored, dataset, context) : emptied(tag, rule);
    case 'empty':
      return emptied(tag, rule);
    case 'uid': {
      const uids = dataset.texts({ tag, vr: 'UI' });
      return { element: [tag, 'UI', uids.map((uid) => context.uids.of(uid))], outcome: 'replaced' };
    }
    case 'date':
    case 'optionalDate':
    case 'requiredDate':
      return dated(tag, rule, dataset, options);
    case 'written':
      return removed;
  }
}

function kept(tag: string, rule: AttributeRule, stored: DicomElement, dataset: DicomDataset, { traces }: DeidentifyContext): ActedOn {
  const value = keptValue(tag, rule, stored, dataset, traces);
  if (value === null) return removed;
  const [, , left] = value.element;
  const isEmptied = !value.isWhole && typeof left === 'object' && left.length === 0;
  return { element: value.element, outcome: value.isWhole ? 'kept' : isEmptied ? 'emptied' : 'cleaned' };
}

function emptied(tag: string, { vr }: AttributeRule): ActedOn {
  return { element: textElement(tag, vr, []), outcome: 'emptied' };
}

function dated(tag: string, rule: AttributeRule, dataset: DicomDataset, { dates }: DeidentifyOptions): ActedOn {
  const { vr, action } = rule;
  const [text] = dataset.texts({ tag, vr });
  if (dates.kind === 'shifted' && text !== undefined) {
    const shifted = vr === 'TM' ? plainTime(text) : vr === 'DT' ? shiftedDateTime(text, dates.days) : shiftedDate(text, dates.days);
    if (shifted !== null) return { element: textElement(tag, vr, [shifted]), outcome: vr === 'TM' ? 'kept' : 'shifted' };
  }
  if (action === 'optionalDate') return removed;
  return action === 'requiredDate' ? { element: textElement(tag, vr, [noDate]), outcome: 'replaced' } : emptied(tag, rule);
}

function textElement(tag: string, vr: AttributeRule['vr'], value: readonly string[]): DatasetElement {
  switch (vr) {
    case 'DA':
    case 'DT':
    case 'TM':
    case 'SH':
    case 'PN':
    case 'CS':
      return [tag, vr, value];
    default:
      throw new RangeError(`no rule empties or dates a ${vr}`);
  }
}

function isGroupLength(tag: string): boolean {
  return tag.endsWith('0000');
}
