import graphologyModule from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';

/**
 * What an import of one of graphology's packages is at run time. Their types tell of a module with a default export; they
 * are CommonJS, and what is imported is that default itself.
 */
export function defaultOf<T>(imported: { default: T }): T {
  return imported as unknown as T;
}

// Properties of the default; Node does not see them as names that could be imported.
export const { UndirectedGraph, DirectedGraph } = graphologyModule;
export const forceAtlas2 = defaultOf(forceAtlas2Module);
