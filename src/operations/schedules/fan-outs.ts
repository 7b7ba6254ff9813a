/** What there is to do, counted. */
export interface Findings {
  duePlayers: number;
}

/** A pipeline that should be started. */
export interface FanOut {
  pipeline: string;
  why: string;
}

/** Which pipelines there is work for. */
export function planFanOuts({ duePlayers }: Findings): FanOut[] {
  if (duePlayers === 0) return [];
  const players = duePlayers === 1 ? '1 player is' : `${duePlayers} players are`;
  return [{ pipeline: 'sync-due-players', why: `${players} due` }];
}
