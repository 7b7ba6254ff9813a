import { ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type MetadataStorage, type ValidationError } from 'class-validator';
import { InvalidRequestError } from '../problems/api.errors.js';
import type { FieldProblem } from '../problems/problem.js';

const MAX_FIELDS = 50;
const MAX_FIELD_NAME = 100;

/** Checks every parameter and body; unknown fields are errors, nothing is converted that was not asked for. */
export function makeValidationPipe(): ValidationPipe {
  rememberRules(getMetadataStorage());
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    transformOptions: { exposeDefaultValues: true, enableImplicitConversion: false },
    exceptionFactory: (errors) => new InvalidRequestError(fieldProblemsOf(errors)),
  });
}

type Rules = ReturnType<MetadataStorage['getTargetValidationMetadatas']>;
const remembering = new WeakSet<MetadataStorage>();

/** For each value, class-validator looks through all classes there are for those it inherits rules from; here once a class. */
function rememberRules(storage: MetadataStorage): void {
  if (remembering.has(storage)) return;
  remembering.add(storage);
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, Rules>();
  storage.getTargetValidationMetadatas = (target, schema, always, strict, groups) => {
    // Nothing here has rules for some occasions only.
    if (groups && groups.length > 0) return find(target, schema, always, strict, groups);
    const rules = known.get(target) ?? find(target, schema, always, strict, groups);
    known.set(target, rules);
    return rules;
  };
}

/** Flattens the tree of class-validator; names are cut so that an answer stays small whatever was sent. */
export function fieldProblemsOf(errors: readonly ValidationError[], parent = ''): FieldProblem[] {
  const fields = errors.flatMap((error) => {
    const field = `${parent}${error.property}`.slice(0, MAX_FIELD_NAME);
    const problems = Object.entries(error.constraints ?? {}).map(([rule, text]) => problemText(field, rule, text));
    const own = problems.length > 0 ? [{ field, problems }] : [];
    return [...own, ...fieldProblemsOf(error.children ?? [], `${field}.`)];
  });
  return fields.slice(0, MAX_FIELDS);
}

function problemText(field: string, rule: string, text: string): string {
  if (rule === 'whitelistValidation') return `${field} is not known here`;
  return rule === 'isObject' ? `${field} must be a JSON object` : text;
}
