/** A whole number from 0 to below `limit`. */
export function below(random, limit) {
  return Math.floor(random() * limit);
}

export function oneOf(random, values) {
  return values[below(random, values.length)];
}
