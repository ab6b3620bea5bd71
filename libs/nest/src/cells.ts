import { applyDecorators } from '@nestjs/common';
import {
  DateColumn,
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  TextColumn,
} from '#read-store';
import {
  type ShownOptions,
  ShownArea,
  ShownDate,
  ShownFen,
  ShownFlag,
  ShownInstant,
  ShownNumber,
  ShownObject,
  ShownParts,
  ShownText,
  ShownTexts,
} from './shown.js';

/*
 * What a register keeps in a row and shows to its readers, declared once: Chinese name, column and description
 * in the API. What a row keeps for itself alone has a plain column.
 */

/** Key of the row: a code or a UUID as text. */
export const KeyCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(KeyColumn(), ShownText(title, options));
export const TextCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(TextColumn(options), ShownText(title, options));
/** Legal date, `YYYY-MM-DD`. */
export const DateCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(DateColumn(options), ShownDate(title, options));
/** UTC instant. */
export const InstantCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(InstantColumn(options), ShownInstant(title, options));
/** Counts, positions, revisions: safe integers. */
export const CountCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(IntegerColumn(options), ShownNumber(title, options));
/** Money in fen. */
export const FenCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(IntegerColumn(options), ShownFen(title, options));
/** Area in dm² (0.01 m²). */
export const AreaCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(IntegerColumn(options), ShownArea(title, options));
export const FlagCell = (title: string): PropertyDecorator => applyDecorators(FlagColumn(), ShownFlag(title));
/** A small structure that is shown as it is and never searched. */
export const JsonCell = (title: string, options: ShownOptions = {}): PropertyDecorator =>
  applyDecorators(JsonColumn(options), ShownObject(title, options));
export const TextsCell = (title: string): PropertyDecorator =>
  applyDecorators(JsonColumn(), ShownTexts(title));
export const PartsCell = (title: string, type: () => new () => object): PropertyDecorator =>
  applyDecorators(JsonColumn(), ShownParts(title, type));
