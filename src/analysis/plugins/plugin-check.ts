import { VARIANTS } from '../../chess/variant.js';
import { COLORS } from '../../chess/color.js';
import { METRIC_TYPES, NEEDS, type AnalysisPlugin, type MetricSpec, type Metrics, type MetricType } from './plugin.js';

/** The most that the metrics of one plugin and game may take as JSON, bytes. */
export const MAX_RESULT_BYTES = 64 * 1024;
/** How deep lists and objects may lie in each other; the metrics themselves are level 1. */
export const MAX_RESULT_DEPTH = 8;
/** Faults are stored and shown: what a plugin says about itself is cut there, characters. */
const MAX_FAULT_LENGTH = 500;
const MAX_METRICS = 200;
/** Versions are stored as a database integer. */
const MAX_VERSION = 2 ** 31 - 1;

const PLUGIN_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const METRIC_NAME = /^[a-z][A-Za-z0-9]{0,59}$/;

type Fields = Record<string, unknown>;

/** What a plugin says about itself: plain data that can be sent to another thread. */
export type PluginManifest = Omit<AnalysisPlugin, 'analyse'>;

export type PluginCheck = { plugin: AnalysisPlugin; manifest: PluginManifest } | { faults: string[] };

/**
 * Is this a plugin? Names everything that is wrong with it, not only the first fault.
 * The manifest is a copy, so that a plugin cannot change afterwards what it said.
 */
export function checkPlugin(exported: unknown): PluginCheck {
  if (!isObject(exported)) return { faults: ['the default export must be an object with name, version and so on'] };
  const { name, version, description, needs, variants, metrics, analyse } = exported;
  const faults = [
    ...fault(isText(name, 50) && PLUGIN_NAME.test(name), 'name must be lower-case words joined by hyphens'),
    ...fault(isWhole(version, 1, MAX_VERSION), 'version must be a whole number from 1'),
    ...fault(isText(description, 300), 'description must be one sentence of at most 300 characters'),
    ...fault(isListOf(needs, NEEDS), `needs must be a list with any of ${NEEDS.join(', ')}`),
    ...fault(
      variants === undefined || (isListOf(variants, VARIANTS) && variants.length > 0),
      `variants must be absent or a list with any of ${VARIANTS.join(', ')}`,
    ),
    ...faultsOfMetrics(metrics),
    ...fault(typeof analyse === 'function', 'analyse must be a function'),
  ];
  if (faults.length > 0) return { faults };
  const plugin = exported as unknown as AnalysisPlugin;
  return { plugin, manifest: manifestOf(plugin) };
}

/** A copy of what a plugin says about itself. */
export function manifestOf(plugin: AnalysisPlugin): PluginManifest {
  const { name, version, description, needs, variants, metrics } = plugin;
  const copies = Object.entries(metrics).map(([key, spec]): [string, MetricSpec] => [key, { ...spec }]);
  return {
    name,
    version,
    description,
    needs: [...needs],
    ...(variants && { variants: [...variants] }),
    metrics: Object.fromEntries(copies),
  };
}

function faultsOfMetrics(metrics: unknown): string[] {
  if (!isObject(metrics)) return ['metrics must be an object with a description of each metric'];
  const entries = Object.entries(metrics);
  if (entries.length === 0 || entries.length > MAX_METRICS) return [`metrics must be from 1 to ${MAX_METRICS}`];
  return entries.flatMap(([name, spec]) => faultsOfMetric(name, spec));
}

function faultsOfMetric(name: string, spec: unknown): string[] {
  const label = `metric ${quote(name)}`;
  const named = fault(METRIC_NAME.test(name), `${label} must be named in camelCase, at most 60 letters and digits`);
  if (!isObject(spec)) return [...named, `${label} must be an object with type and description`];
  const { type, unit, description } = spec;
  return [
    ...named,
    ...fault(isOneOf(type, METRIC_TYPES), `${label}: type must be one of ${METRIC_TYPES.join(', ')}`),
    ...fault(unit === undefined || isText(unit, 30), `${label}: unit must be absent or a short text`),
    ...fault(isText(description, 300), `${label}: description must be one sentence of at most 300 characters`),
  ];
}

export type ResultCheck = { metrics: Metrics } | { fault: string };

/** Something in a result that cannot be stored; the message says where and what. */
class WrongShape extends Error {}

/**
 * Is this what the plugin declared? Every declared metric and no other, each of its type or null, JSON only, at most
 * 64 kB. What comes back is a copy: getters are read once, and `toJSON` has no say.
 */
export function checkResult(declared: PluginManifest['metrics'], result: unknown): ResultCheck {
  try {
    if (!isObject(result)) throw new WrongShape(`the result must be an object, it is ${kindOf(result)}`);
    const copy = copyOf(result, '', [], { left: MAX_RESULT_BYTES }) as Metrics;
    for (const name of Object.keys(copy)) {
      if (!Object.hasOwn(declared, name)) throw new WrongShape(`metric ${quote(name)} was not declared`);
    }
    for (const [name, spec] of Object.entries(declared)) checkMetric(name, spec.type, copy);
    const bytes = Buffer.byteLength(JSON.stringify(copy));
    if (bytes > MAX_RESULT_BYTES) throw tooLarge();
    return { metrics: copy };
  } catch (error) {
    if (error instanceof WrongShape) return { fault: shorten(error.message) };
    throw error;
  }
}

function checkMetric(name: string, type: MetricType, metrics: Metrics): void {
  if (!Object.hasOwn(metrics, name)) throw new WrongShape(`metric ${quote(name)} is missing; say null for nothing`);
  const value = metrics[name];
  if (value === null || IS_OF_TYPE[type](value)) return;
  throw new WrongShape(`metric ${quote(name)} must be ${NAME_OF_TYPE[type]} (or null), it is ${kindOf(value)}`);
}

const IS_OF_TYPE: Record<MetricType, (value: unknown) => boolean> = {
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string',
  bySide: isBySide,
  list: (value) => Array.isArray(value),
  object: isObject,
};

const NAME_OF_TYPE: Record<MetricType, string> = {
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  text: 'a text',
  bySide: '{ white, black } with numbers',
  list: 'a list',
  object: 'an object',
};

function isBySide(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).length !== COLORS.length) return false;
  return COLORS.every((color) => value[color] === null || typeof value[color] === 'number');
}

/**
 * A copy that consists of JSON values only. `budget` is the least number of bytes they take: it ends the walk through
 * something endless long before it would be written down.
 */
function copyOf(value: unknown, path: string, parents: readonly object[], budget: { left: number }): unknown {
  budget.left -= typeof value === 'string' ? value.length + 2 : 1;
  if (budget.left < 0) throw tooLarge();
  if (typeof value === 'string') checkText(value, path);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || !isPlain(value)) throw new WrongShape(`${at(path)} is ${kindOf(value)}`);
  if (parents.includes(value)) throw new WrongShape(`${at(path)} contains itself`);
  if (parents.length >= MAX_RESULT_DEPTH)
    throw new WrongShape(`${at(path)} lies deeper than ${MAX_RESULT_DEPTH} levels`);
  const line = [...parents, value];
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (let i = 0; i < value.length; i++) items.push(copyOf(value[i], `${path}[${i}]`, line, budget));
    return items;
  }
  const entries = Object.keys(value).map((key): [string, unknown] => {
    budget.left -= key.length + 3;
    checkText(key, path);
    return [key, copyOf((value as Fields)[key], path ? `${path}.${key}` : key, line, budget)];
  });
  return Object.fromEntries(entries);
}

/** PostgreSQL's `jsonb` takes neither of the two. */
function checkText(text: string, path: string): void {
  if (text.includes('\0')) throw new WrongShape(`${at(path)} holds a NUL character`);
  if (/\p{Surrogate}/u.test(text)) throw new WrongShape(`${at(path)} holds half a character`);
}

/** Lists, and objects without a class of their own: dates, maps and the like would lose what they are as JSON. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const tooLarge = (): WrongShape => new WrongShape(`the result is larger than ${MAX_RESULT_BYTES / 1024} kB`);

const at = (path: string): string => (path ? `metric ${path}` : 'the result');

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return isPlain(value) ? 'an object' : 'an object of a class';
  return `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

/** What was thrown, as one short line; survives whatever a plugin throws. */
export function describeThrown(thrown: unknown): string {
  try {
    return shorten(String(thrown).replace(/\s+/g, ' ').trim() || 'it threw nothing to read');
  } catch {
    return 'it threw something that cannot be read';
  }
}

function shorten(text: string): string {
  return text.length > MAX_FAULT_LENGTH ? `${text.slice(0, MAX_FAULT_LENGTH)} ...` : text;
}

const quote = (name: string): string => JSON.stringify(shorten(name));

const fault = (isRight: boolean, text: string): string[] => (isRight ? [] : [text]);

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= maxLength;
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

function isOneOf(value: unknown, allowed: readonly string[]): boolean {
  return allowed.some((one) => one === value);
}

function isListOf(value: unknown, allowed: readonly string[]): value is unknown[] {
  return Array.isArray(value) && value.every((one) => isOneOf(one, allowed));
}
