import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { InvalidRequestError } from '../problems/api.errors.js';
import type { FieldProblem } from '../problems/problem.js';

const MAX_FIELDS = 50;
const MAX_FIELD_NAME = 100;

/** Checks every parameter and body; unknown fields are errors, nothing is converted that was not asked for. */
export function makeValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    transformOptions: { exposeDefaultValues: true, enableImplicitConversion: false },
    exceptionFactory: (errors) => new InvalidRequestError(fieldProblemsOf(errors)),
  });
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
