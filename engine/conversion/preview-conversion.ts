import type { ConversionPreview } from '../../schemas/generated/api.ts';
import { objectAccess } from '../access/object-access.ts';
import { AppError } from '../errors/app-error.ts';
import type { ObjectModel } from '../metadata/model.ts';
import { findDuplicates } from '../query/duplicates/find-duplicates.ts';
import { getRecord } from '../query/get-record.ts';
import { type ConversionContext, objectOfStep, type Step } from './conversion-context.ts';
import { lacking, plainValues, stepLinks, type Values } from './source-values.ts';

type PreviewStep = ConversionPreview['steps'][number];

/** What each step would make, and records that may be the same. Steps that are not for the person are left out where they can be. */
export async function previewConversion(context: ConversionContext): Promise<ConversionPreview> {
  const { conversion, source } = context;
  const steps: PreviewStep[] = [];
  for (const step of conversion.steps) {
    const into = objectOfStep(context, step);
    if (into) steps.push(await previewStep(context, step, into));
    else if (step.optional !== true) throw new AppError('forbidden', `You may not make a record of "${step.object}", which this conversion needs.`);
  }
  return { conversion: conversion.name, object: conversion.object, id: source.id, steps };
}

async function previewStep(context: ConversionContext, step: Step, into: ObjectModel): Promise<PreviewStep> {
  const values = plainValues(context, into, step.values);
  return {
    as: step.as,
    object: step.object,
    label: step.label,
    optional: step.optional === true,
    match: step.match === true,
    values,
    links: stepLinks(step.values),
    duplicates: step.match === true ? await duplicatesOf(context, into, values) : [],
  };
}

async function duplicatesOf(context: ConversionContext, into: ObjectModel, values: Values): Promise<PreviewStep['duplicates']> {
  const { model, actor } = context;
  if (objectAccess(model, actor, into).rows('read') === 'none') return [];
  const found = await findDuplicates(context, actor, into.name, values);
  const duplicates: PreviewStep['duplicates'][number][] = [];
  for (const { id, title, label } of found) {
    const record = await getRecord(context, actor, into.name, id);
    if (record) duplicates.push({ id, title, reasons: [label], fills: lacking(record, values) });
  }
  return duplicates;
}
