import { COSTS } from '../../src/api/limits/throttle.js';
import { ROUTES } from '../support/api-routes.js';

it('routes that cost more than others are routes that there are', () => {
  const known = ROUTES.map((route) => route.replace(/\{(\w+)\}/g, ':$1'));
  expect(Object.keys(COSTS).filter((route) => !known.includes(route))).toEqual([]);
});
